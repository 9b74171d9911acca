package io.connectivityfabric.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.bench.pipeline.UnlimitedBackfill;
import io.connectivityfabric.bench.pipeline.UnlimitedBackfill.Options;
import io.connectivityfabric.bench.pipeline.UnlimitedBackfill.Result;
import io.connectivityfabric.cli.UserException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fabric bench stripe-unlimited}. */
@Command(
        name = "stripe-unlimited",
        description = {
            "The first sync of a Stripe account's customers without limits and latency, beside a bare loop: pages by"
                    + " OkHttp, not parsed, straight to a producer with the worker's settings. In turns, the median of"
                    + " several rounds; then once more for the worker's heap (256 MB) and the part of each step.",
            "limit is what the bare loop reached."
        },
        mixinStandardHelpOptions = true)
final class StripeUnlimitedCommand implements Callable<Integer> {
    /** Of topics and logs for a record, about. */
    private static final long BYTES_PER_RECORD = 2048;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--customers",
            defaultValue = "100000",
            description = "Customers of the account (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds to take the median of, an odd number; 0: the connector alone (default:"
                    + " ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--no-exactly-once", description = "Run the worker and the bare loop without transactions.")
    private boolean atLeastOnce;

    @Option(
            names = "--work-dir",
            defaultValue = "/tmp",
            paramLabel = "DIR",
            description = "Where to put data and logs while it runs (default: ${DEFAULT-VALUE}).")
    private Path workDirectory;

    @Override
    public Integer call() throws IOException {
        if (customers < 1000) {
            throw new UserException("--customers must be at least 1000, or there is nothing to measure");
        }
        if (rounds < 0 || rounds > 0 && rounds % 2 == 0) {
            throw new UserException("--rounds must be 0 or an odd number, so that one of them is the median");
        }
        PrintWriter err = spec.commandLine().getErr();
        long runs = 2 + 3L * (rounds + 1);
        long megabytes = 500 + customers * BYTES_PER_RECORD * (rounds == 0 ? 1 : runs) / (1024 * 1024);
        try (WorkDirectory work = WorkDirectory.in(workDirectory, "bench", megabytes)) {
            Result result = new UnlimitedBackfill(
                            Installation.locate(), new Options(customers, rounds, !atLeastOnce), step -> {
                                err.println("fabric bench stripe-unlimited: " + step);
                                err.flush();
                            })
                    .run(work.path());
            print(spec.commandLine().getOut(), result);
            return 0;
        }
    }

    private void print(PrintWriter out, Result result) {
        out.println("processor time of the worker's Java code by step: "
                + result.steps().entrySet().stream()
                        .map(step -> step.getKey() + " " + Math.round(100 * step.getValue()) + " %")
                        .collect(Collectors.joining(", "))
                + "; the task's thread waits " + Math.round(100 * result.taskWaits()) + " % of the time");
        out.println("worker's live heap at 10, 50 and 100 %: " + result.heapMegabytes() + " MB");
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("name", "stripe-unlimited")
                .put("value", Math.round(result.value()))
                .put("unit", "records/s");
        if (rounds > 0) {
            out.printf(Locale.ROOT, "%,.0f records/s, the bare loop %,.0f%n", result.value(), result.limit());
            json.put("limit", Math.round(result.limit())).put("ratio", thousandths(result.value() / result.limit()));
        }
        json.put("records", customers);
        result.heapMegabytes().forEach(json.putArray("heap_mb")::add);
        ObjectNode cpu = json.putObject("cpu_us_per_record");
        result.cpu()
                .forEach((process, time) -> cpu.put(process, Math.round(time.toNanos() / 100.0 / customers) / 10.0));
        ObjectNode steps = json.putObject("steps");
        result.steps().forEach((step, share) -> steps.put(step, thousandths(share)));
        json.put("task_waits", thousandths(result.taskWaits()));
        out.println(json);
    }

    private static double thousandths(double number) {
        return Math.round(1000 * number) / 1000.0;
    }
}
