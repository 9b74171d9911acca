package io.connectivityfabric.sandbox.limit;

import java.time.Duration;

/** Remembers when the last n requests came: one more passes once the oldest has left the window. */
final class SlidingWindow implements RateLimit {
    private final long[] times;
    private final long windowNanos;
    private int oldest;
    private int size;

    SlidingWindow(int limit, Duration window) {
        this.times = new long[limit];
        this.windowNanos = window.toNanos();
    }

    @Override
    public synchronized boolean tryAcquire(long nanos) {
        forget(nanos);
        if (size == times.length) {
            return false;
        }
        times[(oldest + size) % times.length] = nanos;
        size++;
        return true;
    }

    @Override
    public synchronized int remaining(long nanos) {
        forget(nanos);
        return times.length - size;
    }

    private void forget(long nanos) {
        while (size > 0 && nanos - times[oldest] >= windowNanos) {
            oldest = (oldest + 1) % times.length;
            size--;
        }
    }
}
