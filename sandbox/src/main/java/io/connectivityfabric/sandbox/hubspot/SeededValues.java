package io.connectivityfabric.sandbox.hubspot;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * The values of a record of the seed: made when they are looked at, and kept as long as there is room. Of a million
 * records only their times are in memory from the start.
 */
final class SeededValues implements ValueSource {
    private final Maker maker;
    private final int n;
    private volatile Values kept;

    SeededValues(Maker maker, int n) {
        this.maker = maker;
        this.n = n;
    }

    @Override
    public Values values() {
        Values known = kept;
        if (known == null) {
            known = maker.values.apply(n);
            if (maker.room.take(known.size())) {
                kept = known;
            }
        }
        return known;
    }

    /** Makes the values of one type's records. */
    record Maker(IntFunction<Values> values, Room room) {}

    /** How much memory kept values may take: a quarter of the heap for all tenants and types. */
    static final class Room {
        private final AtomicLong left = new AtomicLong(Runtime.getRuntime().maxMemory() / 4);

        private boolean take(int bytes) {
            if (left.get() < bytes) {
                return false;
            }
            left.addAndGet(-bytes);
            return true;
        }
    }
}
