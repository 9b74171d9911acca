package io.connectivityfabric.connect.webhook;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many requests ended in which way. Safe for many threads. */
final class OutcomeCounts {
    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    OutcomeCounts() {
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    void count(Outcome outcome) {
        counts.get(outcome).increment();
    }

    long of(Outcome outcome) {
        return counts.get(outcome).sum();
    }
}
