package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.http.Fingerprint;

/** What the sink names things at Stripe, always the same for the same record, so that they are found again. */
final class ChosenIds {

    private static final String PREFIX = "fabric_";

    private ChosenIds() {}

    /** The id of the product made from a record. */
    static String product(String fabricId) {
        return PREFIX + Fingerprint.of(fabricId);
    }

    /** The lookup key of the price made from a record that has none. */
    static String lookupKey(String fabricId) {
        return PREFIX + Fingerprint.of(fabricId);
    }

    /** An idempotency key. */
    static String idempotencyKey(String... parts) {
        return PREFIX + Fingerprint.of(String.join("\n", parts));
    }
}
