package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Unified customers as the sources make them, and records with them. */
final class Customers {

    static final String TOPIC = "unified.customer.v1";

    private static final Mappings MAPPINGS = Mappings.builtIn();
    private static final Instant OBSERVED = Instant.parse("2026-11-01T12:00:00Z");

    private Customers() {}

    static Struct stripe(String id, String name, String email) {
        return stripe(Operation.READ, null, stripeJson(id, name, email, ""));
    }

    static Struct stripeDeleted(String id) {
        return stripe(Operation.DELETE, OBSERVED, "{\"id\":\"" + id + "\",\"object\":\"customer\",\"deleted\":true}");
    }

    static Struct stripeChanged(String id, String name, String email, String changedAt) {
        return stripe(Operation.UPDATE, Instant.parse(changedAt), stripeJson(id, name, email, ""));
    }

    static Struct stripeWithMetadata(String id, String email, String key, String value) {
        return stripe(Operation.READ, null, stripeJson(id, "Ann Lee", email, "\"" + key + "\":\"" + value + "\""));
    }

    private static String stripeJson(String id, String name, String email, String metadata) {
        return "{\"id\":\"" + id + "\",\"object\":\"customer\",\"created\":1700000000,\"livemode\":false,\"name\":"
                + text(name) + ",\"email\":" + text(email) + ",\"metadata\":{" + metadata + "}}";
    }

    private static String text(String value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private static Struct stripe(Operation operation, Instant occurredAt, String json) {
        String id = json.substring(7, json.indexOf('"', 7));
        return unified(new RawRecord(
                "acme", "stripe", "acct_acme", "customer", id, operation, occurredAt, OBSERVED, null, null, json));
    }

    static Struct hubSpot(String portal, String id, String email) {
        String json = "{\"id\":\"" + id + "\",\"properties\":{\"email\":\"" + email
                + "\"},\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-02T00:00:00Z\",\"archived\":false}";
        return unified(new RawRecord(
                "acme", "hubspot", portal, "contact", id, Operation.READ, null, OBSERVED, null, null, json));
    }

    private static Struct unified(RawRecord raw) {
        return MAPPINGS.read(raw.system(), raw.object()).orElseThrow().apply(raw);
    }

    static SinkRecord record(long offset, Struct customer) {
        return new SinkRecord(TOPIC, 0, Schema.STRING_SCHEMA, "key-" + offset, customer.schema(), customer, offset);
    }

    static SinkRecord record(long offset, Object value) {
        return new SinkRecord(TOPIC, 0, Schema.STRING_SCHEMA, "key-" + offset, null, value, offset);
    }
}
