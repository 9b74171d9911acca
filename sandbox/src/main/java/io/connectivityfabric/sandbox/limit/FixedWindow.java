package io.connectivityfabric.sandbox.limit;

import java.time.Duration;

/** Counts from the first request of a window on; the next window starts with the first request after it. */
final class FixedWindow implements RateLimit {
    private final int limit;
    private final long windowNanos;
    private long start;
    private int used;
    private boolean started;

    FixedWindow(int limit, Duration window) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
    }

    @Override
    public synchronized boolean tryAcquire(long nanos) {
        roll(nanos);
        if (used == limit) {
            return false;
        }
        used++;
        return true;
    }

    @Override
    public synchronized int remaining(long nanos) {
        roll(nanos);
        return limit - used;
    }

    private void roll(long nanos) {
        if (!started || nanos - start >= windowNanos) {
            started = true;
            start = nanos;
            used = 0;
        }
    }
}
