package io.connectivityfabric.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.bench.UnifyBench;
import io.connectivityfabric.bench.UnifyBench.Result;
import io.connectivityfabric.cli.UserException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fabric bench unify}. */
@Command(
        name = "unify",
        description = {
            "From a provider's JSON text to the validated unified record, as Unify does it, beside Jackson's readTree of the"
                    + " same text: one thread, in its CPU time, in turns, the median of several rounds.",
            "value, limit and ratio are geometric means over the payloads, which stand in the JSON one by one as well."
        },
        mixinStandardHelpOptions = true)
final class UnifyBenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "CPU seconds of each loop in each round; there are six loops (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds to take the median of, an odd number (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
        if (!(seconds > 0)) {
            throw new UserException("--seconds must be above 0");
        }
        if (rounds < 1 || rounds % 2 == 0) {
            throw new UserException("--rounds must be an odd number above 0, so that one of them is the median");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Result> results = new UnifyBench(seconds, rounds).run(step -> {
            err.println("fabric bench unify: " + step);
            err.flush();
        });
        printTable(out, results);
        out.println(json(results));
        return 0;
    }

    private static void printTable(PrintWriter out, List<Result> results) {
        out.printf(
                "%-40s %12s %12s %7s %14s %14s%n", "", "mapped/s", "parsed/s", "ratio", "bytes mapped", "bytes parsed");
        for (Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "%-40s %,12.0f %,12.0f %7.2f %,14.0f %,14.0f%n",
                    result.payload() + " (" + result.characters() + " characters)",
                    result.mappedPerSecond(),
                    result.parsedPerSecond(),
                    result.ratio(),
                    result.mappedBytes(),
                    result.parsedBytes());
        }
    }

    private static ObjectNode json(List<Result> results) {
        double value = mean(results, Result::mappedPerSecond);
        double limit = mean(results, Result::parsedPerSecond);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("name", "unify")
                .put("value", Math.round(value))
                .put("unit", "records/s")
                .put("limit", Math.round(limit))
                .put("ratio", hundredths(value / limit));
        ArrayNode payloads = json.putArray("payloads");
        for (Result result : results) {
            payloads.addObject()
                    .put("payload", result.payload())
                    .put("characters", result.characters())
                    .put("value", Math.round(result.mappedPerSecond()))
                    .put("limit", Math.round(result.parsedPerSecond()))
                    .put("ratio", hundredths(result.ratio()))
                    .put("bytes_per_record", Math.round(result.mappedBytes()))
                    .put("limit_bytes_per_record", Math.round(result.parsedBytes()));
        }
        return json;
    }

    /** The geometric mean: of ratios it is the ratio of the means. */
    private static double mean(List<Result> results, ToDoubleFunction<Result> figure) {
        return Math.exp(results.stream()
                .mapToDouble(result -> Math.log(figure.applyAsDouble(result)))
                .average()
                .orElseThrow());
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
