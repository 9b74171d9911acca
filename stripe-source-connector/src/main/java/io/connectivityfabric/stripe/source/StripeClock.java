package io.connectivityfabric.stripe.source;

import io.connectivityfabric.stripe.client.StripeClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Which events an answer of Stripe surely contains, and which it may contain, told by Stripe's own clock: the times of its
 * events and the {@code Date} of its answers, both in whole seconds.
 *
 * @param newestKnown the time of the newest event that has been seen
 */
record StripeClock(StripeClient client, LongSupplier newestKnown) {
    /** How far the clock that dates answers may be from the one that dates events, in seconds. */
    private static final int SKEW = 2;
    /** How far our own clock may be off, where no answer tells Stripe's. */
    private static final Duration OWN_SKEW = Duration.ofDays(1);

    /** To be asked before a request: every event up to this second will have had its effect on the answer. */
    long contained() {
        long answered = client.serverTime().orElse(Long.MIN_VALUE + SKEW + 1) - SKEW - 1;
        return Math.max(newestKnown.getAsLong() - 1, answered);
    }

    /** To be asked after a request: no later event can have had an effect on the answer. */
    long latest() {
        long answered =
                client.serverTime().orElseGet(() -> Instant.now().plus(OWN_SKEW).getEpochSecond());
        return Math.max(newestKnown.getAsLong(), answered) + SKEW;
    }
}
