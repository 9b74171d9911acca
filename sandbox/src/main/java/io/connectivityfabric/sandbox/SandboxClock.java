package io.connectivityfabric.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sandbox's time: the system's, moved forward where asked (to let events age out of their retention), never before
 * the epoch of the seeded data, and never running backwards.
 */
public final class SandboxClock implements InstantSource {
    private final AtomicLong aheadMillis = new AtomicLong();
    private final AtomicLong latest = new AtomicLong();

    public SandboxClock(Instant notBefore) {
        aheadMillis.set(Math.max(0, notBefore.toEpochMilli() - System.currentTimeMillis()));
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** Milliseconds since 1970. */
    @Override
    public long millis() {
        return latest.accumulateAndGet(System.currentTimeMillis() + aheadMillis.get(), Math::max);
    }

    /** Whole seconds since 1970, as Stripe counts. */
    public long seconds() {
        return Math.floorDiv(millis(), 1000L);
    }

    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The sandbox's clock only goes forward, not by " + by);
        }
        aheadMillis.addAndGet(by.toMillis());
    }
}
