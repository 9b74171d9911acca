package io.connectivityfabric.sandbox.limit;

import java.time.Duration;

/** How a provider may count "n requests in a window"; none of them is documented. */
public enum LimitKind {
    /** At most n in any stretch of the window's length. */
    SLIDING_WINDOW {
        @Override
        public RateLimit of(int limit, Duration window) {
            return new SlidingWindow(limit, window);
        }
    },
    /** A bucket of n that refills evenly. */
    TOKEN_BUCKET {
        @Override
        public RateLimit of(int limit, Duration window) {
            return new TokenBucket(limit, window);
        }
    },
    /** At most n per window, windows following each other. */
    FIXED_WINDOW {
        @Override
        public RateLimit of(int limit, Duration window) {
            return new FixedWindow(limit, window);
        }
    };

    public abstract RateLimit of(int limit, Duration window);
}
