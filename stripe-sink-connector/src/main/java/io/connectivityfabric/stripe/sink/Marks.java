package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.stripe.client.StripeObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the sink leaves in the metadata of objects: which record they belong to, and which state of it they hold. */
final class Marks {

    /** The record that the object was made from; sources read it as the object's origin. */
    static final String ID = "fabric_id";

    /** The record that is kept in an object which was there before it, and has its origin here. */
    static final String LINK = "fabric_link";

    /** Fields that a list must note for {@link #own} and {@link #isFree}. */
    static final Set<String> FIELDS = Set.of(field(ID), field(LINK));

    private static final String VERSION = "fabric_version";

    private Marks() {}

    /**
     * Adds the marks of a record to the parameters of a write.
     *
     * @param mark {@link #ID} of what is made from it, {@link #LINK} of what was there
     */
    static void put(String mark, StripeWrite write, ObjectNode params) {
        ObjectNode metadata = params.path(StripeParams.METADATA) instanceof ObjectNode there
                ? there
                : params.putObject(StripeParams.METADATA);
        metadata.put(mark, write.fabricId());
        if (write.version() != null) {
            metadata.put(VERSION, write.version().toString());
        }
    }

    /** Whether a listed object is the record's. */
    static boolean own(StripeWrite write, StripeObject listed) {
        return listed.noted().containsValue(write.fabricId());
    }

    /** Whether a listed object belongs to no record. */
    static boolean isFree(StripeObject listed) {
        return listed.noted().isEmpty();
    }

    /** The mark by which the object is the record's; empty if it is not. */
    static Optional<String> of(StripeWrite write, JsonNode object) {
        return Stream.of(ID, LINK)
                .filter(mark -> write.fabricId().equals(value(mark, object)))
                .findFirst();
    }

    /** Whether the object holds a newer state of the record than the write; unknown age is older than any. */
    static boolean isNewer(JsonNode object, StripeWrite write) {
        String version = value(VERSION, object);
        if (version.isEmpty() || of(write, object).isEmpty()) {
            return false;
        }
        try {
            return write.version() == null || write.version().isBefore(Instant.parse(version));
        } catch (DateTimeException e) {
            // Somebody wrote something else there: it says nothing about the state.
            return false;
        }
    }

    private static String value(String mark, JsonNode object) {
        return object.path(StripeParams.METADATA).path(mark).asText("");
    }

    private static String field(String mark) {
        return StripeParams.METADATA + "." + mark;
    }
}
