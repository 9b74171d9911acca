package io.connectivityfabric.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** The ways in which servers count calls; each says whether it takes the call that arrives now. Times in nanoseconds. */
interface CountingServer {

    boolean takes(long now);

    /** Any window, wherever it begins, holds at most the limit. */
    static CountingServer slidingWindow(RateLimit limit) {
        Deque<Long> seen = new ArrayDeque<>();
        return now -> {
            while (!seen.isEmpty() && seen.peekFirst() <= now - limit.window().toNanos()) {
                seen.pollFirst();
            }
            if (seen.size() >= limit.permits()) {
                return false;
            }
            seen.addLast(now);
            return true;
        };
    }

    /** Counts from zero at the start of each window; the first one begins at the offset. */
    static CountingServer fixedWindow(RateLimit limit, long offset) {
        return new CountingServer() {
            private long current = Long.MIN_VALUE;
            private int count;

            @Override
            public boolean takes(long now) {
                long window = Math.floorDiv(now - offset, limit.window().toNanos());
                count = window == current ? count + 1 : 1;
                current = window;
                return count <= limit.permits();
            }
        };
    }

    /** Refills evenly at the limit's rate, up to a capacity. */
    static CountingServer tokenBucket(RateLimit limit, double capacity) {
        return new CountingServer() {
            private double tokens = capacity;
            private long last;

            @Override
            public boolean takes(long now) {
                double perNano = (double) limit.permits() / limit.window().toNanos();
                tokens = Math.min(capacity, tokens + (now - last) * perNano);
                last = now;
                if (tokens < 1) {
                    return false;
                }
                tokens--;
                return true;
            }
        };
    }
}
