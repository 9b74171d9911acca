package io.connectivityfabric.bench.pipeline;

import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The first sync of a Stripe account, from an empty topic to the last object of its history, against Stripe's documented
 * limits: 25 pages of 100 objects a second for each stream, 100 for the account.
 */
public final class StripeBackfill {
    private static final int PAGE = 100;
    private static final int ENDPOINT_PAGES_PER_SECOND = 25;
    private static final int ACCOUNT_PAGES_PER_SECOND = 100;
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;
    private long said = System.nanoTime();

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

        /** What {@code SandboxMain} is to hold. */
        List<String> sandboxArguments() {
            List<String> arguments = new ArrayList<>(List.of(
                    "--tenants",
                    "acme",
                    "--live",
                    "--customers",
                    Integer.toString(objects),
                    "--contacts",
                    "0",
                    "--latency-ms",
                    Long.toString(latency.toMillis())));
            for (String stream : streams) {
                if (!stream.equals("customers")) {
                    arguments.add("--stripe-objects");
                    arguments.add(stream + "=" + objects);
                }
            }
            return arguments;
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
                BenchCluster.start(installation, directory, options.sandboxArguments(), options.exactlyOnce())) {
            cluster.render(options.streams(), options.objects());
            Map<String, Duration> before = cluster.cpu();
            BackfillRun connector = new BackfillRun(cluster, "stripe", options.streams(), options.total());
            HeapMarks heap = new HeapMarks(cluster.workerFigures(), options.total());
            SandboxFigures asked = connector.run(Map.of(), served -> {
                heap.at(served);
                say(served);
            });
            Map<String, Duration> cpu = cluster.cpu();
            cpu.replaceAll((process, time) -> time.minus(before.get(process)));
            TopicSpan span = TopicSpan.of(cluster.broker().bootstrapServers(), connector.topics());
            return new Result(
                    span.records(),
                    span.perSecond(),
                    options.limit(),
                    asked.tooManyRequests(),
                    asked.calls(),
                    heap.atEnd(),
                    cpu);
        }
    }

    private void say(long served) {
        if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
            said = System.nanoTime();
            progress.accept(served + " of " + options.total() + " objects read");
        }
    }
}
