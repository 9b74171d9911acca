package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One page of a list.
 *
 * @param data        its objects, in Stripe's order: newest first
 * @param hasMore     whether there are more in the direction that was asked for
 * @param requestedAt when the request was sent, by our clock: the page shows at least that state
 */
public record StripePage(List<StripeObject> data, boolean hasMore, Instant requestedAt) {
    private static final Map<Set<String>, JsonElements> READERS = new ConcurrentHashMap<>();

    /**
     * @param wanted fields of the objects to note
     * @throws IOException if it is no list
     */
    static StripePage read(byte[] json, Set<String> wanted, Instant requestedAt) throws IOException {
        JsonElements.Document page = document(json, wanted);
        if (!page.arrays().containsKey("data") || !page.fields().containsKey("has_more")) {
            throw new IOException("It is not a list");
        }
        return new StripePage(data(page), page.fields().get("has_more").equals("true"), requestedAt);
    }

    static JsonElements.Document document(byte[] json, Set<String> wanted) throws IOException {
        JsonElements reader = READERS.computeIfAbsent(
                Set.copyOf(wanted),
                fields -> new JsonElements(
                        StripeClient.SECRET_FIELDS,
                        Set.of("object", "has_more"),
                        Map.of("data", StripeObject.withOwn(fields))));
        return reader.read(json);
    }

    static List<StripeObject> data(JsonElements.Document document) {
        return document.elements("data").stream().map(StripeObject::of).toList();
    }

    /** Counts only. */
    @Override
    public String toString() {
        return data.size() + " objects" + (hasMore ? " and more" : "");
    }
}
