package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import java.util.Map;
import java.util.Optional;

/** Prices are found by their lookup key, of which Stripe has at most one: the record's own, or one that the sink chooses. */
record PriceIdentity(StripeClient client) implements Identity {

    private static final String LOOKUP_KEY = "lookup_key";

    @Override
    public Optional<String> find(StripeWrite write) {
        Map<String, String> query = Map.of("lookup_keys[0]", keyOf(write), "limit", "1");
        return client.list(StripeKind.PRICE.path(), query, Marks.FIELDS, Priority.LIVE).data().stream()
                .filter(price -> Marks.own(write, price) || Marks.isFree(price))
                .map(StripeObject::id)
                .findFirst();
    }

    @Override
    public void mark(StripeWrite write, ObjectNode params) {
        params.put(LOOKUP_KEY, keyOf(write));
    }

    private static String keyOf(StripeWrite write) {
        String own = write.creation().tree().path(LOOKUP_KEY).asText("");
        return own.isEmpty() ? ChosenIds.lookupKey(write.fabricId()) : own;
    }
}
