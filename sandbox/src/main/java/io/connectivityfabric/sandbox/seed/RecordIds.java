package io.connectivityfabric.sandbox.seed;

import java.time.Instant;

/** The ids of a tenant's seeded HubSpot records: they grow with time, with gaps, and hold the record's number. */
public final class RecordIds {
    private static final long FIRST = 10_000_000_000_000L;
    private static final int PER_SECOND = 1_000_000;

    private final Times times;
    private final long endMillis;

    public RecordIds(long seed, String tenant, Instant epoch) {
        this.times = new Times(seed, tenant, epoch);
        this.endMillis = epoch.toEpochMilli();
    }

    /** The least id that a record of this moment can have. */
    public long first(long millis) {
        return FIRST + (millis - times.startMillis()) / 1000 * PER_SECOND;
    }

    /** The id of the seeded record n of a type. */
    public long of(String type, int n) {
        return first(times.created(group(type), n)) + n;
    }

    /** The number of a seeded record; -1 for one that came later. */
    public int number(long id) {
        return id >= FIRST && id < first(endMillis) ? (int) (id % PER_SECOND) : -1;
    }

    /** Contacts are seeded under the name they have with {@link ContactSeed}. */
    static String group(String type) {
        return type.equals("contacts") ? ContactSeed.GROUP : type;
    }
}
