package io.connectivityfabric.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.ConnectorStatus;
import io.connectivityfabric.cluster.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The first sync of a Stripe account, from an empty topic to the last object of its history, against Stripe's documented
 * limits: 25 pages of 100 objects a second for each stream, 100 for the account.
 */
public final class StripeBackfill {
    private static final String CONNECTOR = "backfill";
    private static final int PAGE = 100;
    private static final int ENDPOINT_PAGES_PER_SECOND = 25;
    private static final int ACCOUNT_PAGES_PER_SECOND = 100;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;

    /**
     * How to run.
     *
     * @param streams to read
     * @param objects in each stream
     * @param latency of each answer
     */
    public record Options(List<String> streams, int objects, Duration latency, boolean exactlyOnce) {
        public Options {
            streams = List.copyOf(streams);
        }

        long total() {
            return (long) objects * streams.size();
        }

        /** Records a second that Stripe's limits allow. */
        long limit() {
            return (long) PAGE * Math.min(ENDPOINT_PAGES_PER_SECOND * streams.size(), ACCOUNT_PAGES_PER_SECOND);
        }
    }

    /**
     * What came out.
     *
     * @param records in the topics
     * @param perSecond from the first to the last of them
     * @param limit records a second that Stripe's limits allow
     * @param heapMegabytes the worker's live set after a collection, at 10, 50 and 100 % of the objects
     * @param cpu time of each process while it ran
     */
    public record Result(
            long records,
            double perSecond,
            long limit,
            long tooManyRequests,
            long apiCalls,
            List<Long> heapMegabytes,
            Map<String, Duration> cpu) {
        public Result {
            heapMegabytes = List.copyOf(heapMegabytes);
            cpu = new LinkedHashMap<>(cpu);
        }
    }

    /**
     * @param progress is told what goes on
     */
    public StripeBackfill(Installation installation, Options options, Consumer<String> progress) {
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
        progress.accept("starting broker, worker and sandbox with " + options.total() + " objects");
        try (BenchCluster cluster =
                BenchCluster.start(installation, directory, sandboxArguments(), options.exactlyOnce())) {
            Map<String, JvmFigures> jvms = new LinkedHashMap<>();
            jvms.put("worker", new JvmFigures(cluster.worker().process()));
            jvms.put("broker", new JvmFigures(cluster.broker().process()));
            jvms.put("sandbox", new JvmFigures(cluster.sandbox().process()));
            Map<String, Duration> before = new LinkedHashMap<>();
            jvms.forEach((name, jvm) -> before.put(name, jvm.cpu()));
            SandboxFigures.reset(cluster.sandbox());
            cluster.worker().rest().create(CONNECTOR, config(cluster));
            List<Long> heap = follow(cluster.worker().rest(), jvms.get("worker"));
            Map<String, Duration> cpu = new LinkedHashMap<>();
            jvms.forEach((name, jvm) -> cpu.put(name, jvm.cpu().minus(before.get(name))));
            SandboxFigures asked = SandboxFigures.of(cluster.sandbox());
            cluster.worker().rest().delete(CONNECTOR);
            TopicSpan span = TopicSpan.of(
                    cluster.broker().bootstrapServers(),
                    options.streams().stream().map(stream -> "stripe." + stream).toList());
            return new Result(
                    span.records(),
                    span.perSecond(),
                    options.limit(),
                    asked.tooManyRequests(),
                    asked.calls(),
                    heap,
                    cpu);
        }
    }

    private List<String> sandboxArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--tenants",
                "acme",
                "--live",
                "--customers",
                Integer.toString(options.objects()),
                "--contacts",
                "0",
                "--latency-ms",
                Long.toString(options.latency().toMillis())));
        for (String stream : options.streams()) {
            if (!stream.equals("customers")) {
                arguments.add("--stripe-objects");
                arguments.add(stream + "=" + options.objects());
            }
        }
        return arguments;
    }

    private Map<String, String> config(BenchCluster cluster) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", "io.connectivityfabric.stripe.source.StripeSourceConnector");
        config.put("tasks.max", "1");
        config.put("stripe.api.key", "sk_live_acme");
        config.put("stripe.api.base.url", cluster.sandbox().stripe().toString());
        config.put("streams", String.join(",", options.streams()));
        config.put("output", "raw");
        config.put("topic.creation.default.partitions", "3");
        config.put("topic.creation.default.replication.factor", "1");
        config.put("topic.creation.default.cleanup.policy", "compact");
        // So that a record's time is when it was there.
        config.put("topic.creation.default.message.timestamp.type", "LogAppendTime");
        return config;
    }

    /** Waits for the end of the backfill; the heap at 10, 50 and 100 % of it. */
    private List<Long> follow(ConnectRest rest, JvmFigures worker) {
        List<Long> heap = new ArrayList<>();
        double[] marks = {0.1, 0.5};
        long said = System.nanoTime();
        while (true) {
            Progress at = Progress.of(rest.offsets(CONNECTOR), options.streams().size());
            if (heap.size() < marks.length && at.rows() >= marks[heap.size()] * options.total()) {
                heap.add(worker.liveHeapMegabytes());
            }
            if (at.done()) {
                heap.add(worker.liveHeapMegabytes());
                return heap;
            }
            requireRunning(rest);
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                progress.accept(at.rows() + " of " + options.total() + " objects");
            }
            pause();
        }
    }

    private static void requireRunning(ConnectRest rest) {
        ConnectorStatus status = rest.status(CONNECTOR);
        for (ConnectorStatus.Part task : status.tasks()) {
            if (task.state().equals("FAILED")) {
                throw new ClusterException("The connector failed: " + task.trace());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
    }

    /** How far the committed offsets are. */
    private record Progress(long rows, boolean done) {
        static Progress of(JsonNode offsets, int streams) {
            long rows = 0;
            int complete = 0;
            for (JsonNode entry : offsets) {
                JsonNode offset = entry.path("offset");
                rows += offset.path("backfill.rows").asLong();
                if (offset.path("backfill.ranges").asText().isEmpty()) {
                    complete++;
                }
            }
            return new Progress(rows, complete == streams);
        }
    }
}
