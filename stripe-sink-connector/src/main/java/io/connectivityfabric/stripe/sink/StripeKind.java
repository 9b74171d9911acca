package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.unified.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sink writes: which entity becomes which object of Stripe. */
enum StripeKind {
    CUSTOMER(Entity.CUSTOMER, "customer", "/v1/customers", Map.of(), List.of()),
    PRODUCT(Entity.PRODUCT, "product", "/v1/products", Map.of(), List.of()),
    /** What a price costs, and of what, is for ever (docs.stripe.com/api/prices/update). */
    PRICE(
            Entity.PRICE,
            "price",
            "/v1/prices",
            Map.of("expand[0]", "tiers"),
            List.of("currency", "unit_amount_decimal", "billing_scheme", "tiers_mode", "tiers", "recurring"));

    private final Entity entity;
    private final String objectName;
    private final String path;
    private final Map<String, String> query;
    private final List<String> immutable;

    StripeKind(Entity entity, String objectName, String path, Map<String, String> query, List<String> immutable) {
        this.entity = entity;
        this.objectName = objectName;
        this.path = path;
        this.query = query;
        this.immutable = immutable;
    }

    static Optional<StripeKind> of(Entity entity) {
        return Arrays.stream(values()).filter(kind -> kind.entity == entity).findFirst();
    }

    Entity entity() {
        return entity;
    }

    /** Stripe's name of the object: {@code customer}. */
    String objectName() {
        return objectName;
    }

    /** Of its list. */
    String path() {
        return path;
    }

    /** What a read needs to show all that is written. */
    Map<String, String> query() {
        return query;
    }

    /** What can be said when the object is created and never be said otherwise. */
    List<String> immutable() {
        return immutable;
    }

    /** Under which external id a record names the object. */
    String externalId() {
        return "stripe." + objectName;
    }
}
