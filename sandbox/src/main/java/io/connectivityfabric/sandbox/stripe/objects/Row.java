package io.connectivityfabric.sandbox.stripe.objects;

import java.util.Arrays;

/** One object while it is rendered: its number, and its values as far as they were asked for. Not for concurrent use. */
final class Row {
    private static final Object UNKNOWN = new Object();

    private final TemplateSeed seed;
    private final long n;
    private final Object[] values;
    private long created;

    /** @param created in seconds since 1970; 0 if it is the seed's matter */
    Row(TemplateSeed seed, long n, long created, int values) {
        this.seed = seed;
        this.n = n;
        this.created = created;
        this.values = new Object[values];
        Arrays.fill(this.values, UNKNOWN);
    }

    TemplateSeed seed() {
        return seed;
    }

    long n() {
        return n;
    }

    long created() {
        if (created == 0) {
            created = seed.created(n);
        }
        return created;
    }

    /** A value by its place among the resource's. */
    Object get(int place, Value value) {
        if (values[place] == UNKNOWN) {
            values[place] = value.of(this);
        }
        return values[place];
    }
}
