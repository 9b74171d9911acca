package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Products have the id that the sink chooses. */
record ProductIdentity(StripeAccount account) implements Identity {

    @Override
    public Optional<String> find(StripeWrite write) {
        String id = ChosenIds.product(write.fabricId());
        return account.read(StripeKind.PRODUCT, id).map(product -> id);
    }

    @Override
    public void mark(StripeWrite write, ObjectNode params) {
        params.put("id", ChosenIds.product(write.fabricId()));
    }
}
