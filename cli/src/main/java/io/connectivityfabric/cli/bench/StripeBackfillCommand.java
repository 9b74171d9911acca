package io.connectivityfabric.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.bench.pipeline.StripeBackfill;
import io.connectivityfabric.bench.pipeline.StripeBackfill.Options;
import io.connectivityfabric.bench.pipeline.StripeBackfill.Result;
import io.connectivityfabric.cli.UserException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fabric bench stripe-backfill}. */
@Command(
        name = "stripe-backfill",
        description = {
            "The first sync of a Stripe account against Stripe's documented limits: broker, worker (256 MB of heap) and"
                    + " sandbox, each a process of its own on this machine.",
            "limit is what Stripe allows: 2,500 records/s for a stream, 10,000 for an account. The connector uses all of it"
                    + " (rate.limit.reserve=0)."
        },
        mixinStandardHelpOptions = true)
final class StripeBackfillCommand implements Callable<Integer> {
    /** Of topics and logs for a record, about. */
    private static final long BYTES_PER_OBJECT = 4096;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--streams",
            split = ",",
            defaultValue = "customers",
            description = "Streams to read (default: ${DEFAULT-VALUE}).")
    private List<String> streams;

    @Option(
            names = "--objects",
            defaultValue = "100000",
            description = "Objects in each stream (default: ${DEFAULT-VALUE}).")
    private int objects;

    @Option(
            names = "--latency-ms",
            defaultValue = "150",
            description = "Added to each answer of the sandbox, in milliseconds (default: ${DEFAULT-VALUE}).")
    private long latencyMs;

    @Option(names = "--no-exactly-once", description = "Run the worker without exactly-once support.")
    private boolean atLeastOnce;

    @Option(
            names = "--work-dir",
            defaultValue = "/tmp",
            paramLabel = "DIR",
            description = "Where to put data and logs while it runs (default: ${DEFAULT-VALUE}).")
    private Path workDirectory;

    @Override
    public Integer call() throws IOException {
        if (objects < 1000) {
            throw new UserException("--objects must be at least 1000, or there is nothing to measure");
        }
        PrintWriter err = spec.commandLine().getErr();
        Options options = new Options(streams, objects, Duration.ofMillis(latencyMs), !atLeastOnce);
        long megabytes = 200 + objects * BYTES_PER_OBJECT * streams.size() / (1024 * 1024);
        try (WorkDirectory work = WorkDirectory.in(workDirectory, "bench", megabytes)) {
            Result result = new StripeBackfill(Installation.locate(), options, step -> {
                        err.println("fabric bench stripe-backfill: " + step);
                        err.flush();
                    })
                    .run(work.path());
            print(spec.commandLine().getOut(), result);
            long expected = (long) objects * streams.size();
            if (result.records() != expected) {
                throw new UserException(
                        "There are " + result.records() + " records in the topics, but " + expected + " objects");
            }
            return 0;
        }
    }

    private static void print(PrintWriter out, Result result) {
        out.printf(
                Locale.ROOT,
                "%,d records, %,.0f/s of %,d/s that Stripe allows, %d refused with 429, %,d calls%n",
                result.records(),
                result.perSecond(),
                result.limit(),
                result.tooManyRequests(),
                result.apiCalls());
        out.println("worker's live heap at 10, 50 and 100 %: " + result.heapMegabytes() + " MB");
        result.cpu()
                .forEach((process, time) -> out.printf(
                        Locale.ROOT,
                        "CPU of the %s: %.1f s, %.1f µs a record%n",
                        process,
                        time.toMillis() / 1e3,
                        micros(time, result)));
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("name", "stripe-backfill")
                .put("value", Math.round(result.perSecond()))
                .put("unit", "records/s")
                .put("limit", result.limit())
                .put("ratio", Math.round(1000 * result.perSecond() / result.limit()) / 1000.0)
                .put("records", result.records())
                .put("too_many_requests", result.tooManyRequests())
                .put("api_calls", result.apiCalls())
                .put("cpu_us_per_record", Math.round(10 * micros(result.cpu().get("worker"), result)) / 10.0);
        result.heapMegabytes().forEach(json.putArray("heap_mb")::add);
        ObjectNode cpu = json.putObject("cpu_seconds");
        result.cpu().forEach((process, time) -> cpu.put(process, time.toMillis() / 1e3));
        out.println(json);
    }

    private static double micros(Duration time, Result result) {
        return time.toNanos() / 1e3 / Math.max(1, result.records());
    }
}
