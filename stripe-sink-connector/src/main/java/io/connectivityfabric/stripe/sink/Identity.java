package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * How the object made from a record is found again when neither the record nor an earlier write names it: by what Stripe
 * keeps unique or lists at once. A search, which lags, is the last resort, and its finding nothing proves nothing.
 */
interface Identity {

    /** The id of the object, as far as it can be found without having been created a moment ago. */
    Optional<String> find(StripeWrite write);

    /** The same for a record of which an object may have been made at any time, a moment ago too. */
    default Optional<String> findAnyhow(StripeWrite write) {
        return find(write);
    }

    /** Adds to the parameters of a creation what the object will be found by. */
    default void mark(StripeWrite write, ObjectNode params) {}
}
