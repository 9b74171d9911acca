package io.connectivityfabric.it.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Everything found wrong so far, like findings counted together. */
final class Violations {
    private final AllowList allowed;
    private final LongAdder exchanges = new LongAdder();
    private final LongAdder checkNanos = new LongAdder();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    Violations(AllowList allowed) {
        this.allowed = allowed;
    }

    void add(List<String> findings, long nanos) {
        exchanges.increment();
        checkNanos.add(nanos);
        findings.stream()
                .filter(finding -> !allowed.allows(finding))
                // Numbers and indexes differ from one answer to the next; the fault is the same.
                .map(finding -> finding.replaceAll("\\b\\d+\\b(?=[/\\]'])|(?<=/)\\d+\\b", "N"))
                .forEach(finding ->
                        counts.computeIfAbsent(finding, key -> new LongAdder()).increment());
    }

    /** How often each finding was made; empty if all traffic conformed. */
    Map<String, Long> summary() {
        Map<String, Long> summary = new TreeMap<>();
        counts.forEach((finding, count) -> summary.put(finding, count.sum()));
        return summary;
    }

    /** The requests seen. */
    long exchanges() {
        return exchanges.sum();
    }

    /** The mean time that the checks of one exchange took, in milliseconds. */
    double meanCheckMillis() {
        return exchanges() == 0 ? 0 : checkNanos.sum() / 1e6 / exchanges();
    }
}
