package io.connectivityfabric.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long a change of a Stripe customer takes into Kafka: from the answer to the request that made it to the broker's
 * append of its committed record. The limit is the time between two looks and the time that changes may show up late.
 */
public final class StripeChanges {
    private static final String CONNECTOR = "changes";
    private static final String KEY = "sk_live_acme";
    private static final int CUSTOMERS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * How to run.
     *
     * @param changes to make
     * @param perSecond of them
     * @param latency of each answer of the sandbox
     * @param eventLag until the sandbox shows an event, at most
     * @param pollInterval between two looks for changes
     */
    public record Options(
            int changes, int perSecond, Duration latency, Duration eventLag, Duration pollInterval, Duration settle) {}

    /**
     * What came out.
     *
     * @param delays from change to record, shortest first
     * @param missing changes without a record of their own: a later change of the same customer may have taken its place
     * @param apiCalls of the connector while changes were made and arrived
     */
    public record Result(List<Duration> delays, int missing, long apiCalls, long tooManyRequests) {
        public Result {
            delays = List.copyOf(delays);
        }

        /** The delay that this part of the changes did not exceed. */
        public Duration quantile(double part) {
            return delays.get((int) Math.ceil(part * delays.size()) - 1);
        }
    }

    /**
     * @param progress is told what goes on
     */
    public StripeChanges(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs it once.
     *
     * @param directory for data and logs
     * @throws ClusterException if a process does not start or the connector fails
     */
    public Result run(Path directory) throws IOException {
        progress.accept("starting broker, worker and sandbox");
        try (BenchCluster cluster = BenchCluster.start(installation, directory, sandboxArguments(), true)) {
            List<String> ids = customers(cluster.sandbox());
            cluster.worker().rest().create(CONNECTOR, config(cluster));
            try (ChangeArrivals arrivals =
                    new ChangeArrivals(cluster.broker().bootstrapServers(), "stripe.customers")) {
                arrivals.awaitRows(CUSTOMERS, PATIENCE);
                progress.accept("making " + options.changes() + " changes, " + options.perSecond() + " a second");
                SandboxFigures.reset(cluster.sandbox());
                long[] madeMillis = change(cluster.sandbox(), ids);
                arrivals.awaitChange(options.changes() - 1, PATIENCE);
                SandboxFigures asked = SandboxFigures.of(cluster.sandbox());
                return result(madeMillis, arrivals, asked);
            }
        }
    }

    private Result result(long[] madeMillis, ChangeArrivals arrivals, SandboxFigures asked) {
        List<Duration> delays = new ArrayList<>();
        int missing = 0;
        for (int change = 0; change < madeMillis.length; change++) {
            Long arrived = arrivals.millisOf(change);
            if (arrived == null) {
                missing++;
            } else {
                delays.add(Duration.ofMillis(Math.max(0, arrived - madeMillis[change])));
            }
        }
        delays.sort(null);
        return new Result(delays, missing, asked.calls(), asked.tooManyRequests());
    }

    private List<String> sandboxArguments() {
        return List.of(
                "--tenants",
                "acme",
                "--live",
                "--customers",
                Integer.toString(CUSTOMERS),
                "--contacts",
                "0",
                "--latency-ms",
                Long.toString(options.latency().toMillis()),
                "--event-lag-ms",
                Long.toString(options.eventLag().toMillis()));
    }

    private Map<String, String> config(BenchCluster cluster) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", "io.connectivityfabric.stripe.source.StripeSourceConnector");
        config.put("tasks.max", "1");
        config.put("stripe.api.key", KEY);
        config.put("stripe.api.base.url", cluster.sandbox().stripe().toString());
        config.put("streams", "customers");
        config.put("output", "raw");
        config.put("poll.interval.ms", Long.toString(options.pollInterval().toMillis()));
        config.put("settle.ms", Long.toString(options.settle().toMillis()));
        config.put("topic.creation.default.partitions", "1");
        config.put("topic.creation.default.replication.factor", "1");
        config.put("topic.creation.default.message.timestamp.type", "LogAppendTime");
        return config;
    }

    /** Changes one customer after the other, evenly in time; when the sandbox answered each. */
    private long[] change(LocalSandbox sandbox, List<String> ids) throws IOException {
        long[] madeMillis = new long[options.changes()];
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / options.perSecond();
        for (int change = 0; change < madeMillis.length; change++) {
            pauseUntil(start + change * gap);
            String id = ids.get(change % ids.size());
            send(HttpRequest.newBuilder(sandbox.stripe().resolve("/_sandbox/tenants/acme/stripe/customers/" + id))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"metadata[n]\":\"" + change + "\"}"))
                    .build());
            madeMillis[change] = System.currentTimeMillis();
        }
        return madeMillis;
    }

    private static void pauseUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
    }

    private List<String> customers(LocalSandbox sandbox) throws IOException {
        URI lines = sandbox.stripe().resolve("/_sandbox/tenants/acme/stripe/customers");
        List<String> ids = new ArrayList<>();
        for (String line : send(HttpRequest.newBuilder(lines).build()).lines().toList()) {
            JsonNode customer = JSON.readTree(line);
            ids.add(customer.path("id").asText());
        }
        return ids;
    }

    private String send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new ClusterException("The sandbox answered " + response.statusCode() + " to " + request);
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
    }
}
