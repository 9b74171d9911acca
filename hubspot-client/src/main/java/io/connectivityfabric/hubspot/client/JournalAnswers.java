package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Reads what the journal answers, and its files. Every method throws IOException if it is not what HubSpot gives. */
final class JournalAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GZIP_MAGIC = 0x8b1f;

    private JournalAnswers() {}

    static List<JournalEntry> entries(byte[] body) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (JsonNode result : results(body)) {
            entries.add(entry(result));
        }
        return entries;
    }

    static JournalEntry entry(byte[] body) throws IOException {
        return entry(JSON.readTree(body));
    }

    private static JournalEntry entry(JsonNode entry) throws IOException {
        return new JournalEntry(required(entry, "currentOffset"), required(entry, "url"));
    }

    static List<JournalSubscription> subscriptions(byte[] body) throws IOException {
        List<JournalSubscription> subscriptions = new ArrayList<>();
        for (JsonNode result : results(body)) {
            subscription(result).ifPresent(subscriptions::add);
        }
        return subscriptions;
    }

    /** Empty if it is of a kind that this project does not use. */
    private static Optional<JournalSubscription> subscription(JsonNode node) {
        for (JournalSubscription.Kind kind : JournalSubscription.Kind.values()) {
            if (kind.name().equals(node.path("subscriptionType").asText())
                    && !node.path("deletedAt").isTextual()) {
                return Optional.of(new JournalSubscription(
                        kind,
                        node.path("objectTypeId").asText(),
                        node.path("portalId").asLong(),
                        texts(node.path("actions")),
                        texts(node.path("properties")),
                        texts(node.path("associatedObjectTypeIds")),
                        node.path("objectIds").isEmpty()));
            }
        }
        return Optional.empty();
    }

    static byte[] subscription(JournalSubscription wanted) throws IOException {
        ObjectNode body = JSON.createObjectNode()
                .put("subscriptionType", wanted.kind().name())
                .put("objectTypeId", wanted.objectTypeId())
                .put("portalId", wanted.portalId());
        wanted.actions().forEach(body.putArray("actions")::add);
        if (wanted.kind() != JournalSubscription.Kind.GDPR_PRIVACY_DELETION) {
            body.putArray("objectIds");
        }
        if (wanted.kind() == JournalSubscription.Kind.OBJECT) {
            wanted.properties().forEach(body.putArray("properties")::add);
        }
        if (wanted.kind() == JournalSubscription.Kind.ASSOCIATION) {
            wanted.associated().forEach(body.putArray("associatedObjectTypeIds")::add);
        }
        return JSON.writeValueAsBytes(body);
    }

    /**
     * A file; of what it has of other portals, nothing.
     *
     * @param maxBytes the most it may have once it is unzipped
     */
    static JournalFile file(JournalEntry entry, long portalId, byte[] body, int maxBytes) throws IOException {
        JsonNode file = JSON.readTree(unzipped(body, maxBytes));
        JsonNode all = file.path("journalEvents");
        if (!all.isArray()) {
            throw new IOException("It has no journalEvents");
        }
        List<JournalEvent> events = new ArrayList<>();
        for (JsonNode event : all) {
            if (event.path("portalId").asLong(portalId) == portalId) {
                event(event).ifPresent(events::add);
            }
        }
        return new JournalFile(entry.offset(), time(file.path("publishedAt")), events);
    }

    /** A file may be zipped itself, besides what the transport does. */
    private static byte[] unzipped(byte[] body, int maxBytes) throws IOException {
        if (body.length < 2 || ((body[1] & 0xff) << 8 | body[0] & 0xff) != GZIP_MAGIC) {
            return body;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = plain.readNBytes(maxBytes);
            if (bytes.length == maxBytes && plain.read() >= 0) {
                throw new IOException("Unzipped it is larger than http.max.body.bytes (" + maxBytes + ")");
            }
            return bytes;
        }
    }

    /** Empty for what was not subscribed to. */
    private static Optional<JournalEvent> event(JsonNode event) throws IOException {
        String name = event.path("action").asText();
        for (JournalEvent.Action action : JournalEvent.Action.values()) {
            if (action.name().equals(name)) {
                return Optional.of(event(action, event));
            }
        }
        return Optional.empty();
    }

    private static JournalEvent event(JournalEvent.Action action, JsonNode event) throws IOException {
        // Associations name their ends; HubSpot's documents have both spellings.
        boolean ends = event.has("fromObjectId");
        String objectId = required(event, ends ? "fromObjectId" : "objectId");
        String survivor = action == JournalEvent.Action.MERGE ? survivor(event, objectId) : null;
        return new JournalEvent(
                action,
                required(event, ends ? "fromObjectTypeId" : "objectTypeId"),
                objectId,
                time(event.path("occurredAt")),
                survivor == null ? List.of() : losers(event, objectId, survivor),
                survivor,
                optional(event, ends ? "toObjectTypeId" : "associatedObjectTypeId"),
                optional(event, ends ? "toObjectId" : "associatedObjectId"));
    }

    /** A merge can make a third object of two: then both are gone. */
    private static String survivor(JsonNode event, String objectId) {
        String made = optional(event, "newObjectId");
        String primary = optional(event, "primaryObjectId");
        return made != null ? made : primary != null ? primary : objectId;
    }

    private static List<String> losers(JsonNode event, String objectId, String survivor) {
        Set<String> all = new LinkedHashSet<>();
        event.path("mergedObjectIds").forEach(id -> all.add(id.asText()));
        String primary = optional(event, "primaryObjectId");
        all.add(primary != null ? primary : objectId);
        all.remove(survivor);
        return List.copyOf(all);
    }

    private static JsonNode results(byte[] body) throws IOException {
        JsonNode results = JSON.readTree(body).path("results");
        if (!results.isArray()) {
            throw new IOException("It has no results");
        }
        return results;
    }

    private static SortedSet<String> texts(JsonNode array) {
        SortedSet<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String required(JsonNode node, String field) throws IOException {
        String value = optional(node, field);
        if (value == null) {
            throw new IOException("It has no " + field);
        }
        return value;
    }

    /** Ids are numbers or texts; 0 and absent is none. */
    private static String optional(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() || text.equals("0") || text.equals("null") ? null : text;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.textValue()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
