package io.connectivityfabric.http;

import java.time.Duration;

/**
 * What a provider allows: so many calls in any window of that length.
 *
 * @param permits calls, at least one
 * @param window  the length of the window
 */
public record RateLimit(int permits, Duration window) {

    public RateLimit {
        if (permits < 1) {
            throw new IllegalArgumentException("A rate limit allows at least one call, not " + permits);
        }
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("A rate limit's window is longer than nothing, not " + window);
        }
    }

    public static RateLimit perSecond(int permits) {
        return new RateLimit(permits, Duration.ofSeconds(1));
    }

    /**
     * The part of this limit that one worker may use. Rounded down, so that the parts of several workers never add up to
     * more than the whole; a part below one call per window becomes one call per longer window.
     */
    RateLimit usedBy(RateUse use) {
        double part = permits * use.share() * (1 - use.reserve());
        // The small addend undoes binary fractions: 0.7 of 10 is 7, not 6.999.
        int whole = (int) (part + 1e-9);
        return whole >= 1
                ? new RateLimit(whole, window)
                : new RateLimit(1, Duration.ofNanos(Math.round(window.toNanos() / part)));
    }
}
