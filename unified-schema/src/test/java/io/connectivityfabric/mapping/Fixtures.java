package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;

/** Records of both providers, and the built-in mappings. */
final class Fixtures {

    static final Mappings MAPPINGS = Mappings.builtIn();
    static final ReadMapping STRIPE = MAPPINGS.read("stripe", "customer").orElseThrow();
    static final ReadMapping HUBSPOT = MAPPINGS.read("hubspot", "contact").orElseThrow();
    static final WriteMapping TO_STRIPE = MAPPINGS.write("stripe", "customer").orElseThrow();
    static final WriteMapping TO_HUBSPOT = MAPPINGS.write("hubspot", "contact").orElseThrow();

    static final Instant OBSERVED = Instant.parse("2026-11-02T08:00:00.500Z");
    static final Instant OCCURRED = Instant.parse("2026-11-02T07:59:58Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Fixtures() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode fixture(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawRecord raw(String system, Operation operation, String payload) {
        boolean stripe = system.equals("stripe");
        return new RawRecord(
                "acme",
                system,
                stripe ? "acct_1" : "4711",
                stripe ? "customer" : "contact",
                stripe ? "cus_NffrFeUfNV2Hib" : "501",
                operation,
                operation == Operation.READ ? null : OCCURRED,
                OBSERVED,
                operation == Operation.READ ? null : "evt_1",
                stripe ? "2026-10-28.endive" : "2026-09",
                payload);
    }

    static Struct stripe(JsonNode customer) {
        return STRIPE.apply(raw("stripe", Operation.READ, customer.toString()));
    }

    /** A Stripe customer with nothing but these fields besides id and object. */
    static Struct stripe(String fields) {
        return stripe(json("{\"id\":\"cus_NffrFeUfNV2Hib\",\"object\":\"customer\"" + (fields.isEmpty() ? "" : ",")
                + fields.replace('\'', '"') + "}"));
    }

    static Struct hubSpot(JsonNode contact) {
        return HUBSPOT.apply(raw("hubspot", Operation.READ, contact.toString()));
    }

    /** A HubSpot contact with nothing but these properties. */
    static Struct hubSpot(String properties) {
        return hubSpot(json("{\"id\":\"501\",\"properties\":{" + properties.replace('\'', '"') + "}}"));
    }
}
