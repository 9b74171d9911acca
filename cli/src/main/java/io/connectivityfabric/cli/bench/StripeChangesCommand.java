package io.connectivityfabric.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.bench.pipeline.StripeChanges;
import io.connectivityfabric.bench.pipeline.StripeChanges.Options;
import io.connectivityfabric.bench.pipeline.StripeChanges.Result;
import io.connectivityfabric.cli.UserException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fabric bench stripe-changes}. */
@Command(
        name = "stripe-changes",
        description = {
            "How long a change of a Stripe customer takes into Kafka, exactly once: broker, worker and sandbox, each a"
                    + " process of its own on this machine.",
            "value is the delay that 99 % of the changes do not exceed, limit the poll interval and the settle time"
                    + " together."
        },
        mixinStandardHelpOptions = true)
final class StripeChangesCommand implements Callable<Integer> {
    private static final long MEGABYTES = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--changes", defaultValue = "1000", description = "Changes to make (default: ${DEFAULT-VALUE}).")
    private int changes;

    @Option(names = "--per-second", defaultValue = "20", description = "Changes a second (default: ${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(
            names = "--latency-ms",
            defaultValue = "150",
            description = "Added to each answer of the sandbox, in milliseconds (default: ${DEFAULT-VALUE}).")
    private long latencyMs;

    @Option(
            names = "--event-lag-ms",
            defaultValue = "1000",
            description = "Until the sandbox shows an event, at most, in milliseconds (default: ${DEFAULT-VALUE}).")
    private long eventLagMs;

    @Option(
            names = "--poll-interval-ms",
            defaultValue = "2000",
            description = "The connector's poll.interval.ms (default: ${DEFAULT-VALUE}).")
    private long pollIntervalMs;

    @Option(
            names = "--settle-ms",
            defaultValue = "10000",
            description = "The connector's settle.ms (default: ${DEFAULT-VALUE}).")
    private long settleMs;

    @Option(
            names = "--work-dir",
            defaultValue = "/tmp",
            paramLabel = "DIR",
            description = "Where to put data and logs while it runs (default: ${DEFAULT-VALUE}).")
    private Path workDirectory;

    @Override
    public Integer call() throws IOException {
        if (changes < 1 || perSecond < 1) {
            throw new UserException("--changes and --per-second must be at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        Options options = new Options(
                changes,
                perSecond,
                Duration.ofMillis(latencyMs),
                Duration.ofMillis(eventLagMs),
                Duration.ofMillis(pollIntervalMs),
                Duration.ofMillis(settleMs));
        try (WorkDirectory work = WorkDirectory.in(workDirectory, "bench", MEGABYTES)) {
            Result result = new StripeChanges(Installation.locate(), options, step -> {
                        err.println("fabric bench stripe-changes: " + step);
                        err.flush();
                    })
                    .run(work.path());
            print(spec.commandLine().getOut(), result);
            if (result.missing() > 0) {
                throw new UserException(result.missing() + " of " + changes + " changes have no record");
            }
            return 0;
        }
    }

    private void print(PrintWriter out, Result result) {
        long p50 = result.quantile(0.5).toMillis();
        long p99 = result.quantile(0.99).toMillis();
        long limit = pollIntervalMs + settleMs;
        double callsPerThousand = result.apiCalls() * 1000.0 / changes;
        out.printf(
                Locale.ROOT,
                "from a change to its record: median %,d ms, 99 %% within %,d ms, all within %,d ms%n",
                p50,
                p99,
                result.quantile(1).toMillis());
        out.printf(Locale.ROOT, "calls of the Stripe API per 1,000 changes: %.0f%n", callsPerThousand);
        out.println(new ObjectMapper()
                .createObjectNode()
                .put("name", "stripe-changes")
                .put("value", p99)
                .put("unit", "ms")
                .put("limit", limit)
                .put("ratio", Math.round(1000.0 * p99 / limit) / 1000.0)
                .put("p50_ms", p50)
                .put("p99_ms", p99)
                .put("api_calls", result.apiCalls())
                .put("api_calls_per_1000_changes", Math.round(callsPerThousand))
                .put("too_many_requests", result.tooManyRequests()));
    }
}
