package io.connectivityfabric.stripe.source;

import io.connectivityfabric.raw.Operation;
import java.util.Map;
import java.util.Optional;

/**
 * A stream of Stripe's objects, as data.
 *
 * @param name of the stream: "customers"
 * @param path of its list
 * @param object Stripe's name of its objects, as in their field {@code object}
 * @param operations what the types of its events mean; types that are not named here are of no concern
 */
record StripeStream(String name, String path, String object, Map<String, Operation> operations) {
    /** What an event means for this stream; empty if it is about something else. */
    Optional<Operation> operation(String eventType, String objectType) {
        return object.equals(objectType) ? Optional.ofNullable(operations.get(eventType)) : Optional.empty();
    }
}
