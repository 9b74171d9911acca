package io.connectivityfabric.sandbox.hubspot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A stretch of an ordered array that filters cut out.
 *
 * @param from inclusive
 * @param to exclusive; may be before from if nothing is left
 */
record Range(int from, int to) {
    private static final Set<String> OPERATORS = Set.of("GT", "GTE", "LT", "LTE", "BETWEEN", "EQ");

    /** Whether a filter is a bound of this property. */
    static boolean bounds(SearchFilter filter, String property) {
        return filter.property().name().equals(property)
                && OPERATORS.contains(filter.operator())
                && millis(filter.value()).isPresent()
                && (!filter.operator().equals("BETWEEN")
                        || millis(filter.highValue()).isPresent());
    }

    /** @param key what the rows are ordered by */
    static Range of(List<SearchFilter> bounds, ObjectState[] rows, ToLongFunction<ObjectState> key) {
        int from = 0;
        int to = rows.length;
        for (SearchFilter bound : bounds) {
            long value = millis(bound.value()).orElseThrow();
            switch (bound.operator()) {
                case "GT" -> from = Math.max(from, firstAtOrAbove(rows, key, value + 1));
                case "GTE" -> from = Math.max(from, firstAtOrAbove(rows, key, value));
                case "LT" -> to = Math.min(to, firstAtOrAbove(rows, key, value));
                case "LTE" -> to = Math.min(to, firstAtOrAbove(rows, key, value + 1));
                default -> {
                    long high = bound.operator().equals("EQ")
                            ? value
                            : millis(bound.highValue()).orElseThrow();
                    from = Math.max(from, firstAtOrAbove(rows, key, value));
                    to = Math.min(to, firstAtOrAbove(rows, key, high + 1));
                }
            }
        }
        return new Range(from, to);
    }

    private static Optional<Long> millis(String value) {
        return value == null ? Optional.empty() : ValueRules.instant(value).map(Instant::toEpochMilli);
    }

    private static int firstAtOrAbove(ObjectState[] rows, ToLongFunction<ObjectState> key, long value) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(rows[middle]) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
