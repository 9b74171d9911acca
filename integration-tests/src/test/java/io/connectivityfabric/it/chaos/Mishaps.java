package io.connectivityfabric.it.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.sandbox.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes wrong in every chaos test: a provider that fails in every way it can, and a worker that is killed. */
final class Mishaps {
    /** Of an answer that a fault has spoilt. */
    static final String SPOILT = "RES 200 answer is not JSON$";

    private Mishaps() {}

    /**
     * All that a provider's API can do wrong, as long as it runs.
     *
     * @param refusals why it refuses calls as too many
     */
    static List<Fault> of(String api, String... refusals) {
        return Stream.concat(
                        Stream.of(refusals)
                                .map(reason -> always(Fault.status(api, 429, 1).because(reason), 0.0075)),
                        Stream.of(
                                always(Fault.status(api, 500, 1), 0.02),
                                always(Fault.status(api, 503, 1), 0.01),
                                always(Fault.timeout(api, 1, Duration.ofSeconds(4)), 0.005),
                                always(Fault.reset(api, 1), 0.01),
                                always(Fault.truncated(api, 1), 0.01),
                                always(Fault.brokenJson(api, 1), 0.01),
                                always(Fault.garbage(api, 1), 0.01)))
                .toList();
    }

    private static Fault always(Fault fault, double chance) {
        return new Fault(
                fault.api(),
                fault.path(),
                fault.kind(),
                fault.status(),
                fault.reason(),
                Integer.MAX_VALUE,
                chance,
                0,
                Map.of(),
                false,
                fault.hold());
    }

    /** After how many records the worker is killed. */
    static List<Integer> moments(int kills, int objects, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, kills)
                .map(kill -> (int) (objects * (0.02 + 0.7 * random.nextDouble())))
                .sorted()
                .boxed()
                .toList();
    }

    /** What is left of the history of each stream, as committed. */
    static List<String> ranges(LocalWorker worker, String connector) {
        List<String> ranges = new ArrayList<>();
        for (JsonNode offset : worker.rest().offsets(connector)) {
            String left = offset.path("offset").path("backfill.ranges").asText("");
            if (!left.isEmpty()) {
                ranges.add(left);
            }
        }
        return ranges;
    }
}
