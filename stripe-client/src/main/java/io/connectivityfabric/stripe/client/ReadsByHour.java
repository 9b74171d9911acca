package io.connectivityfabric.stripe.client;

import java.util.Arrays;

/** Counts of the last 30 days, by the hour. */
final class ReadsByHour {
    static final int HOURS = 30 * 24;

    private final long[] counts = new long[HOURS];
    private long newest;

    void add(long hour) {
        forgetUpTo(hour);
        counts[(int) (newest % HOURS)]++;
    }

    /** Of the hour and those before it, so many in all. */
    long sum(long hour, int hours) {
        forgetUpTo(hour);
        long sum = 0;
        for (long each = newest; each > newest - hours && each >= 0; each--) {
            sum += counts[(int) (each % HOURS)];
        }
        return sum;
    }

    /** A clock that is set back counts in the newest hour. */
    private void forgetUpTo(long hour) {
        if (hour - newest >= HOURS) {
            Arrays.fill(counts, 0);
            newest = hour;
        }
        while (newest < hour) {
            newest++;
            counts[(int) (newest % HOURS)] = 0;
        }
    }
}
