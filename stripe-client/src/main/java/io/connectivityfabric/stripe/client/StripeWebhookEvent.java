package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An event as a webhook brings it: a snapshot, with its object as it was right after, or a thin one, which only names its
 * object.
 *
 * @param id         the event's id
 * @param type       what happened ({@code customer.updated})
 * @param created    when
 * @param apiVersion the version its object is written in, null if it has none
 * @param account    the connected account where it happened, null for the endpoint's own
 * @param objectType the type of its object, null if it is about none
 * @param objectId   the id of its object, null for objects without one ({@code invoice.upcoming})
 * @param objectJson its object, compact; null for thin events
 * @param json       the event, compact, token for token, without {@code client_secret}
 */
public record StripeWebhookEvent(
        String id,
        String type,
        Instant created,
        String apiVersion,
        String account,
        String objectType,
        String objectId,
        String objectJson,
        String json) {

    private static final Set<String> KINDS = Set.of("event", "v2.core.event");
    private static final JsonElements EVENT = new JsonElements(
            StripeClient.SECRET_FIELDS,
            Set.of(
                    "id",
                    "object",
                    "type",
                    "created",
                    "api_version",
                    "account",
                    "context",
                    "data.object",
                    "data.object.id",
                    "data.object.object",
                    "related_object.id",
                    "related_object.type"),
            Map.of());

    /**
     * Reads the body of a request.
     *
     * @throws IllegalArgumentException if it is no event; the message says why, without what stands there
     */
    public static StripeWebhookEvent of(byte[] body) {
        JsonElements.Element element;
        try {
            element = EVENT.readOne(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no event of Stripe's. " + e.getMessage(), e);
        }
        Map<String, String> fields = element.fields();
        if (!KINDS.contains(fields.getOrDefault("object", ""))) {
            throw new IllegalArgumentException("This is no event of Stripe's: its field object is not event");
        }
        return new StripeWebhookEvent(
                required(fields, "id"),
                required(fields, "type"),
                time(required(fields, "created")),
                fields.get("api_version"),
                fields.getOrDefault("account", fields.get("context")),
                fields.getOrDefault("data.object.object", fields.get("related_object.type")),
                fields.getOrDefault("data.object.id", fields.get("related_object.id")),
                fields.get("data.object"),
                element.json());
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("This is no event of Stripe's: it has no " + name);
        }
        return value;
    }

    /** Seconds since 1970, of thin events ISO 8601. */
    private static Instant time(String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : Instant.ofEpochSecond(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("This is no event of Stripe's: its field created is no time", e);
        }
    }

    /** Type and ids only: the content may be personal data. */
    @Override
    public String toString() {
        return type + " " + id + " of " + objectId;
    }
}
