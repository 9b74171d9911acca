package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.JsonElements;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;

/**
 * One CRM object as HubSpot gave it.
 *
 * @param id        its record id
 * @param createdAt when it was created, null if it does not say
 * @param updatedAt when it was last changed, null if it does not say
 * @param archived  whether it is deleted (and can still be restored)
 * @param traceId   the {@code objectWriteTraceId} of the input it answers, null if it answers none
 * @param json      the object, compact, token for token
 */
public record HubSpotObject(
        String id, Instant createdAt, Instant updatedAt, boolean archived, String traceId, String json) {

    static final Set<String> FIELDS = Set.of("id", "createdAt", "updatedAt", "archived", "objectWriteTraceId");

    static HubSpotObject of(JsonElements.Element element) {
        Map<String, String> fields = element.fields();
        return new HubSpotObject(
                fields.get("id"),
                time(fields.get("createdAt")),
                time(fields.get("updatedAt")),
                "true".equals(fields.get("archived")),
                fields.get("objectWriteTraceId"),
                element.json());
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The id only: the content is personal data. */
    @Override
    public String toString() {
        return "object " + id;
    }
}
