package io.connectivityfabric.stripe.source;

import io.connectivityfabric.raw.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams that are read from Stripe. Paths, objects and event types are those of its API reference. */
final class StripeStreams {
    private static final List<StripeStream> ALL = List.of(new StripeStream(
            "customers",
            "/v1/customers",
            "customer",
            Map.of(
                    "customer.created", Operation.CREATE,
                    "customer.updated", Operation.UPDATE,
                    "customer.deleted", Operation.DELETE)));

    private StripeStreams() {}

    static List<String> names() {
        return ALL.stream().map(StripeStream::name).toList();
    }

    static Map<String, String> objectsByName() {
        Map<String, String> objects = new LinkedHashMap<>();
        ALL.forEach(stream -> objects.put(stream.name(), stream.object()));
        return objects;
    }

    /**
     * @throws IllegalArgumentException if there is no stream of that name
     */
    static StripeStream named(String name) {
        return ALL.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no stream '" + name + "'"));
    }
}
