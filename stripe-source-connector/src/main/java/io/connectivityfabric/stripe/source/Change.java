package io.connectivityfabric.stripe.source;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import java.time.Instant;

/**
 * An event that is about a stream.
 *
 * @param operation what it did to its object
 * @param ofParent whether its object is a parent of the stream's objects
 * @param observedAt when the request that read it was sent
 * @param disputed whether nothing tells that no other event of the same second came after it
 */
record Change(StripeEvent event, Operation operation, boolean ofParent, Instant observedAt, boolean disputed) {
    Change asDisputed() {
        return new Change(event, operation, ofParent, observedAt, true);
    }
}
