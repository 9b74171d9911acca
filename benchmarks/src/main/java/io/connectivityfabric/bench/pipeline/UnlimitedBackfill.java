package io.connectivityfabric.bench.pipeline;

import io.connectivityfabric.bench.pipeline.bare.BareLoop;
import io.connectivityfabric.cluster.ChildProcess;
import io.connectivityfabric.cluster.ChildSpec;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The first sync of an account's customers without limits and latency of the provider: how fast the connector itself is,
 * beside a {@link BareLoop} that does what nobody can do without. They take turns on the same broker and sandbox, each
 * once before it counts, since both have a JVM whose compiler must come to rest.
 */
public final class UnlimitedBackfill {
    private static final String CUSTOMERS = "customers";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What the sandbox spreads its customers over. */
    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");

    private static final Instant OLDEST = NEWEST.minus(Duration.ofDays(3 * 365));

    /** No limit of ours either, as far as the settings go. */
    private static final Map<String, String> NO_LIMITS =
            Map.of("rate.limit.per.endpoint", "10000", "rate.limit.per.account", "10000");

    private final Installation installation;
    private final Options options;
    private final Consumer<String> progress;

    /**
     * How to run.
     *
     * @param customers of the account
     * @param rounds of connector and bare loop; 0 for the connector alone
     */
    public record Options(int customers, int rounds, boolean exactlyOnce) {}

    /**
     * What came out.
     *
     * @param connector records a second of each round
     * @param bareLoop records a second of each round
     * @param steps of the connector, and their parts of the worker's processor time, in a round that does not count
     * @param taskWaits the part of that round in which the task's thread had nothing to do
     * @param heapMegabytes the worker's live set at 10, 50 and 100 % of that round
     * @param perSecond records a second of that round
     * @param cpu time of each process in that round
     */
    public record Result(
            List<Double> connector,
            List<Double> bareLoop,
            Map<String, Double> steps,
            double taskWaits,
            List<Long> heapMegabytes,
            double perSecond,
            Map<String, Duration> cpu) {
        public Result {
            connector = List.copyOf(connector);
            bareLoop = List.copyOf(bareLoop);
            steps = new LinkedHashMap<>(steps);
            heapMegabytes = List.copyOf(heapMegabytes);
            cpu = new LinkedHashMap<>(cpu);
        }

        /** The median of the rounds; of the round that does not count if there are no others. */
        public double value() {
            return connector.isEmpty() ? perSecond : median(connector);
        }

        /** The median of the rounds; there must be one. */
        public double limit() {
            return median(bareLoop);
        }

        private static double median(List<Double> figures) {
            return figures.stream().sorted().toList().get(figures.size() / 2);
        }
    }

    /**
     * @param progress is told what goes on
     */
    public UnlimitedBackfill(Installation installation, Options options, Consumer<String> progress) {
        this.installation = installation;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs all rounds.
     *
     * @param directory for data and logs
     */
    public Result run(Path directory) throws IOException {
        progress.accept("starting broker, worker and sandbox with " + options.customers() + " customers");
        List<String> sandbox = List.of(
                "--tenants",
                "acme",
                "--live",
                "--no-limits",
                "--contacts",
                "0",
                "--customers",
                Integer.toString(options.customers()));
        try (BenchCluster cluster = BenchCluster.start(installation, directory, sandbox, options.exactlyOnce())) {
            cluster.render(List.of(CUSTOMERS), options.customers());
            List<Double> connector = new ArrayList<>();
            List<Double> bareLoop = new ArrayList<>();
            for (int round = 0; options.rounds() > 0 && round <= options.rounds(); round++) {
                double ours = connector(cluster, "round" + round).perSecond();
                double bare = bareLoop(cluster, directory.resolve("bare" + round), "bare" + round);
                if (round > 0) {
                    connector.add(ours);
                    bareLoop.add(bare);
                }
                progress.accept((round == 0 ? "before it counts: " : "round " + round + ": ") + Math.round(ours)
                        + " records/s, the bare loop " + Math.round(bare));
            }
            return profiled(cluster, directory, connector, bareLoop);
        }
    }

    private TopicSpan connector(BenchCluster cluster, String name) {
        BackfillRun run = new BackfillRun(cluster, name, List.of(CUSTOMERS), options.customers());
        run.run(NO_LIMITS, served -> {});
        return TopicSpan.of(cluster.broker().bootstrapServers(), run.topics());
    }

    private Result profiled(BenchCluster cluster, Path directory, List<Double> connector, List<Double> bareLoop)
            throws IOException {
        progress.accept("once more, with the Flight Recorder and the heap's figures");
        BackfillRun run = new BackfillRun(cluster, "profiled", List.of(CUSTOMERS), options.customers());
        HeapMarks heap = new HeapMarks(cluster.workerFigures(), options.customers());
        Map<String, Duration> cpu = cluster.cpu();
        WorkerProfile profile = WorkerProfile.start(cluster.workerFigures(), directory.resolve("worker.jfr"));
        run.run(NO_LIMITS, heap::at);
        WorkerProfile.Shares shares = profile.stop();
        Map<String, Duration> after = cluster.cpu();
        cpu.replaceAll((process, before) -> after.get(process).minus(before));
        Map<String, Double> steps = new LinkedHashMap<>();
        shares.shares().forEach((step, share) -> steps.put(step.name().toLowerCase(Locale.ROOT), share));
        TopicSpan span = TopicSpan.of(cluster.broker().bootstrapServers(), run.topics());
        return new Result(connector, bareLoop, steps, shares.taskWaits(), heap.atEnd(), span.perSecond(), cpu);
    }

    /** A process of its own, with the worker's heap: once to a topic that does not count. */
    private double bareLoop(BenchCluster cluster, Path directory, String topic) {
        String warmUp = topic + ".before";
        String counted = topic + ".counted";
        create(cluster, warmUp, counted);
        ChildProcess loop = ChildProcess.start(new ChildSpec(
                "bare loop",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                List.of(
                        cluster.sandbox().stripe().resolve("/v1/customers").toString(),
                        BackfillRun.KEY,
                        cluster.broker().bootstrapServers(),
                        Boolean.toString(options.exactlyOnce()),
                        Long.toString(OLDEST.getEpochSecond()),
                        Long.toString(NEWEST.getEpochSecond()),
                        warmUp,
                        counted),
                List.of("-Xmx" + BenchCluster.HEAP, "-XX:+UseSerialGC"),
                Map.of(),
                directory.resolve("bare.log")));
        try (loop) {
            loop.awaitReady(() -> loop.logTail().strip().endsWith("done"), PATIENCE);
        }
        return TopicSpan.of(cluster.broker().bootstrapServers(), List.of(counted))
                .perSecond();
    }

    private static void create(BenchCluster cluster, String... topics) {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(Stream.of(topics)
                            .map(topic -> new NewTopic(topic, BenchTopics.PARTITIONS, (short) 1)
                                    .configs(BenchTopics.SETTINGS))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new ClusterException("No topic: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
    }
}
