package io.connectivityfabric.stripe.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One event of {@code GET /v1/events}: something happened to an object, which the event carries as it was right after, in
 * the API version of the event's creation.
 *
 * @param id                     the event's id
 * @param type                   what happened ({@code customer.updated})
 * @param created                when, in seconds since 1970; many events share a second
 * @param apiVersion             the version its object is written in, null for a few of Stripe's own
 * @param objectType             the type of its object
 * @param objectId               the id of its object, null for objects without one ({@code invoice.upcoming})
 * @param objectJson             its object, compact
 * @param previousAttributesJson what an update changed, as it was before, compact; null if it is no update
 * @param idempotencyKey         of the request that caused it, null if there was none
 */
public record StripeEvent(
        String id,
        String type,
        long created,
        String apiVersion,
        String objectType,
        String objectId,
        String objectJson,
        String previousAttributesJson,
        String idempotencyKey) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonElements EVENT = new JsonElements(
            StripeClient.SECRET_FIELDS,
            Set.of(
                    "id",
                    "type",
                    "created",
                    "api_version",
                    "data.object",
                    "data.object.id",
                    "data.object.object",
                    "data.previous_attributes",
                    "request.idempotency_key"),
            Map.of());

    /**
     * Opens an object of type {@code event}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static StripeEvent of(StripeObject object) {
        Map<String, String> fields = fields(object);
        if (!fields.containsKey("data.object") || !fields.containsKey("type")) {
            throw new IllegalArgumentException(object + " is not an event: it has no type or no data.object");
        }
        return new StripeEvent(
                fields.get("id"),
                fields.get("type"),
                StripeTime.seconds(fields.get("created")),
                fields.get("api_version"),
                fields.get("data.object.object"),
                fields.get("data.object.id"),
                fields.get("data.object"),
                fields.get("data.previous_attributes"),
                fields.get("request.idempotency_key"));
    }

    private static Map<String, String> fields(StripeObject object) {
        try {
            return EVENT.readOne(object.json()).fields();
        } catch (IOException e) {
            throw new IllegalArgumentException(object + " is not an event. " + e.getMessage(), e);
        }
    }

    /** The names of the attributes that an update changed; empty if it is no update. */
    public List<String> previousAttributes() {
        List<String> names = new ArrayList<>();
        if (previousAttributesJson == null) {
            return names;
        }
        try (JsonParser parser = JSON.createParser(previousAttributesJson)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("It was well-formed when it was read", e);
        }
    }

    /** Type and ids only: the content may be personal data. */
    @Override
    public String toString() {
        return type + " " + id + " of " + objectId;
    }
}
