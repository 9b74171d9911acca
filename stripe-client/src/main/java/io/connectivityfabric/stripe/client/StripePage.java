package io.connectivityfabric.stripe.client;

import java.time.Instant;
import java.util.List;

/**
 * One page of a list.
 *
 * @param data        its objects, in Stripe's order: newest first
 * @param hasMore     whether there are more in the direction that was asked for
 * @param requestedAt when the request was sent, by our clock: the page shows at least that state
 */
public record StripePage(List<StripeObject> data, boolean hasMore, Instant requestedAt) {

    /** Counts only. */
    @Override
    public String toString() {
        return data.size() + " objects" + (hasMore ? " and more" : "");
    }
}
