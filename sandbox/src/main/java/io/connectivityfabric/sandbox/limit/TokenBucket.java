package io.connectivityfabric.sandbox.limit;

import java.time.Duration;

/** Starts full, refills evenly: a burst of n, then n per window. */
final class TokenBucket implements RateLimit {
    private final int capacity;
    private final double tokensPerNano;
    private double tokens;
    private long refilledAt;
    private boolean started;

    TokenBucket(int limit, Duration window) {
        this.capacity = limit;
        this.tokensPerNano = (double) limit / window.toNanos();
        this.tokens = limit;
    }

    @Override
    public synchronized boolean tryAcquire(long nanos) {
        refill(nanos);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    @Override
    public synchronized int remaining(long nanos) {
        refill(nanos);
        return (int) tokens;
    }

    private void refill(long nanos) {
        if (started && nanos > refilledAt) {
            tokens = Math.min(capacity, tokens + (nanos - refilledAt) * tokensPerNano);
        }
        refilledAt = started ? Math.max(refilledAt, nanos) : nanos;
        started = true;
    }
}
