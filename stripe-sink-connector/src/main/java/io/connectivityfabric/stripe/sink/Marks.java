package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/** What the sink leaves in the metadata of objects: which record they belong to, and which state of it they hold. */
final class Marks {

    static final String ID = "fabric_id";
    static final String ID_FIELD = StripeParams.METADATA + "." + ID;

    private static final String VERSION = "fabric_version";

    private Marks() {}

    /** Adds the marks of a record to the parameters of a write. */
    static void put(StripeWrite write, ObjectNode params) {
        ObjectNode metadata = params.path(StripeParams.METADATA) instanceof ObjectNode there
                ? there
                : params.putObject(StripeParams.METADATA);
        metadata.put(ID, write.fabricId());
        if (write.version() != null) {
            metadata.put(VERSION, write.version().toString());
        }
    }

    /** Whether an object with this mark, or with none, may be taken for a record's. */
    static boolean mayBelongTo(String fabricId, String mark) {
        return mark == null || mark.isEmpty() || mark.equals(fabricId);
    }

    static boolean belongsTo(StripeWrite write, JsonNode object) {
        return write.fabricId().equals(of(ID, object));
    }

    /** Whether the object holds a newer state of the record than the write; unknown age is older than any. */
    static boolean isNewer(JsonNode object, StripeWrite write) {
        String version = of(VERSION, object);
        if (version.isEmpty() || !belongsTo(write, object)) {
            return false;
        }
        try {
            return write.version() == null || write.version().isBefore(Instant.parse(version));
        } catch (DateTimeException e) {
            // Somebody wrote something else there: it says nothing about the state.
            return false;
        }
    }

    private static String of(String mark, JsonNode object) {
        return object.path(StripeParams.METADATA).path(mark).asText("");
    }
}
