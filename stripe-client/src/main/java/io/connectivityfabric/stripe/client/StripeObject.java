package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.JsonElements;
import java.util.Map;
import java.util.Set;

/**
 * One object as Stripe gave it.
 *
 * @param id      its id, null for the few objects that have none
 * @param object  its type ({@code customer}, {@code event}), null if it names none
 * @param created when it was created, in seconds since 1970; 0 if it does not say
 * @param json    the object, compact, token for token, without {@code client_secret}
 */
public record StripeObject(String id, String object, long created, String json) {

    static final Set<String> FIELDS = Set.of("id", "object", "created");

    static StripeObject of(JsonElements.Element element) {
        Map<String, String> fields = element.fields();
        return new StripeObject(
                fields.get("id"), fields.get("object"), StripeTime.seconds(fields.get("created")), element.json());
    }

    /** Type and id only: the content may be personal data. */
    @Override
    public String toString() {
        return object + " " + id;
    }
}
