package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.stripe.sink.StripeWrite.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a deletion in the source does at Stripe; each does what those before it do, and more. */
enum DeleteMode {
    /** Nothing. */
    IGNORE,
    /** Products and prices are taken out of use; customers cannot be. */
    DEACTIVATE,
    /** Customers are deleted for ever; products and prices, which mostly cannot be deleted, are taken out of use. */
    DELETE;

    static List<String> configNames() {
        return Arrays.stream(values()).map(DeleteMode::configName).toList();
    }

    static DeleteMode of(String configName) {
        return valueOf(configName.toUpperCase(Locale.ROOT));
    }

    String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is to become of an object; null for nothing.
     *
     * @param merged the object lives on in another one, so it must not be destroyed
     */
    Action of(StripeKind kind, boolean merged) {
        if (this == IGNORE || merged) {
            return null;
        }
        if (kind != StripeKind.CUSTOMER) {
            return Action.DEACTIVATE;
        }
        return this == DELETE ? Action.DELETE : null;
    }
}
