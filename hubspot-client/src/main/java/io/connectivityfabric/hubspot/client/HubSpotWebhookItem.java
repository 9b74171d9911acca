package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One item of a webhook: something happened to an object of some account, of which the item has one property at most.
 *
 * @param eventId      not unique by itself
 * @param subscription the id of the subscription; null if it does not say
 * @param portalId     the account
 * @param type         what happened ({@code contact.propertyChange}, {@code object.creation})
 * @param occurredAt   when, by HubSpot's clock
 * @param attempt      how often it was sent before; null if it does not say
 * @param objectTypeId of generic types ({@code 0-1}); null if the type names the object
 * @param objectId     of the object, of a merge the survivor; null if it is about none or two
 * @param mergedIds    of a merge: which objects went into the survivor
 * @param json         the item, compact, token for token
 */
public record HubSpotWebhookItem(
        String eventId,
        String subscription,
        String portalId,
        String type,
        Instant occurredAt,
        Integer attempt,
        String objectTypeId,
        String objectId,
        List<String> mergedIds,
        String json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonElements ITEMS = new JsonElements(
            Set.of(),
            Set.of(
                    "eventId",
                    "subscriptionId",
                    "portalId",
                    "subscriptionType",
                    "occurredAt",
                    "attemptNumber",
                    "objectTypeId",
                    "objectId",
                    "newObjectId",
                    "primaryObjectId",
                    "mergedObjectIds"),
            Map.of());
    /** All that differs when an item is sent again. */
    private static final String ATTEMPT = "\"attemptNumber\":\\d+,?";

    /**
     * Reads the body of a request.
     *
     * @throws IllegalArgumentException if it does not hold items; the message says why, without what stands there
     */
    public static List<HubSpotWebhookItem> all(byte[] body) {
        try {
            return ITEMS.readAll(body).stream().map(HubSpotWebhookItem::of).toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no list of events of HubSpot's. " + e.getMessage(), e);
        }
    }

    private static HubSpotWebhookItem of(JsonElements.Element element) {
        Map<String, String> fields = element.fields();
        return new HubSpotWebhookItem(
                required(fields, "eventId"),
                fields.get("subscriptionId"),
                required(fields, "portalId"),
                required(fields, "subscriptionType"),
                Instant.ofEpochMilli(number(required(fields, "occurredAt"))),
                fields.containsKey("attemptNumber") ? (int) number(fields.get("attemptNumber")) : null,
                fields.get("objectTypeId"),
                first(fields, "newObjectId", "primaryObjectId", "objectId"),
                ids(fields.get("mergedObjectIds")),
                element.json());
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("This is no event of HubSpot's: it has no " + name);
        }
        return value;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("This is no event of HubSpot's: a number is none", e);
        }
    }

    private static String first(Map<String, String> fields, String... names) {
        for (String name : names) {
            if (fields.containsKey(name)) {
                return fields.get(name);
            }
        }
        return null;
    }

    private static List<String> ids(String array) {
        List<String> ids = new ArrayList<>();
        if (array != null) {
            try {
                for (JsonNode id : JSON.readTree(array)) {
                    ids.add(id.asText());
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("This is no event of HubSpot's: mergedObjectIds is no list", e);
            }
        }
        return ids;
    }

    /** The id of the event, as far as HubSpot gives it one: events of several subscriptions may share an {@code eventId}. */
    public String id() {
        return subscription == null ? eventId : eventId + ":" + subscription;
    }

    /** The same whenever the item is sent, and different from that of every other. */
    public String identity() {
        return Fingerprint.of(json.replaceFirst(ATTEMPT, ""));
    }

    /** The last part of the type: {@code propertyChange}. */
    public String action() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The first part of the type: {@code contact}, or {@code object}. */
    public String subjectWord() {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** Type and id only: the content may be personal data. */
    @Override
    public String toString() {
        return type + " " + id();
    }
}
