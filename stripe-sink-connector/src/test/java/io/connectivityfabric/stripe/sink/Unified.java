package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Unified records as the HubSpot source makes them. */
final class Unified {

    static final String TOPIC = "unified";
    static final String PORTAL = "4711";

    private static final Mappings MAPPINGS = Mappings.builtIn();

    private Unified() {}

    static Struct contact(String id, String updatedAt, Map<String, String> properties) {
        return of("contact", id, Operation.UPDATE, updatedAt, properties);
    }

    static Struct product(String id, String updatedAt, Map<String, String> properties) {
        return of("product", id, Operation.UPDATE, updatedAt, properties);
    }

    /** A monthly price in euros of a product of HubSpot, whose record does not tell the currency of its portal. */
    static Struct price(String product, String updatedAt, String nickname, String amount) {
        Map<String, String> properties =
                Map.of("name", nickname, "price", amount, "recurringbillingfrequency", "monthly");
        return MAPPINGS.read("hubspot", "product", Entity.PRICE)
                .orElseThrow()
                .apply(raw("product", product, Operation.UPDATE, updatedAt, properties))
                .put("currency", "EUR");
    }

    static Struct of(String object, String id, Operation operation, String updatedAt, Map<String, String> properties) {
        return MAPPINGS.read("hubspot", object).orElseThrow().apply(raw(object, id, operation, updatedAt, properties));
    }

    private static RawRecord raw(
            String object, String id, Operation operation, String updatedAt, Map<String, String> properties) {
        String json = "{\"id\":\"" + id + "\",\"properties\":{"
                + properties.entrySet().stream()
                        .map(property -> "\"" + property.getKey() + "\":\"" + property.getValue() + "\"")
                        .collect(Collectors.joining(","))
                + "},\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"" + updatedAt + "\",\"archived\":"
                + (operation == Operation.DELETE) + "}";
        return new RawRecord(
                "acme",
                "hubspot",
                PORTAL,
                object,
                id,
                operation,
                Instant.parse(updatedAt),
                Instant.parse("2026-11-01T12:00:00Z"),
                null,
                null,
                json);
    }

    static String key(String object, String id) {
        return "acme:hubspot:" + PORTAL + ":" + object + ":" + id;
    }

    static SinkRecord record(long offset, Struct unified) {
        return new SinkRecord(TOPIC, 0, Schema.STRING_SCHEMA, "key-" + offset, unified.schema(), unified, offset);
    }
}
