package io.connectivityfabric.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.RawRecord;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What {@code Unify} does with a record, from the provider's JSON text to the validated unified record with its content
 * hash, beside Jackson's parsing of the same text to a tree: on one thread, in turns, the median of several rounds.
 */
public final class UnifyBench {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MAX_WARM_UPS = 10;
    private static final double IDLE = 0.05;

    private final double seconds;
    private final int rounds;

    /**
     * @param seconds of CPU time for each loop in each round
     * @param rounds an odd number, so that one is the median
     */
    public UnifyBench(double seconds, int rounds) {
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /**
     * Medians for one kind of payload.
     *
     * @param payload system and object
     * @param characters of one payload
     * @param mappedPerSecond records that were mapped in a second
     * @param parsedPerSecond records that were only parsed in a second
     * @param mappedBytes allocated for a record that is mapped
     * @param parsedBytes allocated for a record that is only parsed
     */
    public record Result(
            String payload,
            int characters,
            double mappedPerSecond,
            double parsedPerSecond,
            double mappedBytes,
            double parsedBytes) {

        /** Speed of mapping as a part of that of parsing. */
        public double ratio() {
            return mappedPerSecond / parsedPerSecond;
        }
    }

    /** The two loops of a payload, and what they did so far. */
    private static final class Pair {
        private final Payload payload;
        private final int characters;
        private final Loop<RawRecord> mapping;
        private final Loop<RawRecord> parsing;
        private final List<Loop.Measured> mapped = new ArrayList<>();
        private final List<Loop.Measured> parsed = new ArrayList<>();

        Pair(Payload payload) {
            ReadMapping read = payload.mapping();
            RawRecord[] records = payload.records();
            this.payload = payload;
            this.characters = records[0].payload().length();
            this.mapping = new Loop<>(records, read::apply);
            this.parsing = new Loop<>(records, UnifyBench::parse);
        }

        void round(double seconds) {
            parsed.add(parsing.run(seconds));
            mapped.add(mapping.run(seconds));
        }

        void forget() {
            parsed.clear();
            mapped.clear();
        }

        Result result() {
            return new Result(
                    payload.subject(),
                    characters,
                    median(mapped, Loop.Measured::perSecond),
                    median(parsed, Loop.Measured::perSecond),
                    median(mapped, Loop.Measured::bytesPerRecord),
                    median(parsed, Loop.Measured::bytesPerRecord));
        }
    }

    /**
     * Measures all payloads, in one run: a worker, too, has several mappings.
     *
     * @param progress is told what goes on
     */
    public List<Result> run(Consumer<String> progress) {
        List<Pair> pairs = Stream.of(Payload.values()).map(Pair::new).toList();
        progress.accept("warming up");
        warmUp(() -> pairs.forEach(pair -> pair.round(seconds)));
        pairs.forEach(Pair::forget);
        for (int round = 1; round <= rounds; round++) {
            progress.accept("round " + round + " of " + rounds);
            pairs.forEach(pair -> pair.round(seconds));
        }
        return pairs.stream().map(Pair::result).toList();
    }

    /** Until the JVM's compiler has little left to do: it takes its time where other programs are busy. */
    private static void warmUp(Runnable round) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        for (int i = 0; i < MAX_WARM_UPS; i++) {
            long start = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            round.run();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (i > 0 && compiler.getTotalCompilationTime() - compiled < millis * IDLE) {
                return;
            }
        }
    }

    /** The bare work: what nobody who looks into a payload can do without. */
    static JsonNode parse(RawRecord raw) {
        try {
            return JSON.readTree(raw.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(List<Loop.Measured> measured, ToDoubleFunction<Loop.Measured> figure) {
        double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
