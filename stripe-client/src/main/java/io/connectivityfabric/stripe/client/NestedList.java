package io.connectivityfabric.stripe.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list inside an object, of which Stripe gives the first entries only.
 *
 * @param field that holds it: {@code lines}
 * @param data its first entries
 * @param hasMore whether there are more
 */
public record NestedList(String field, List<StripeObject> data, boolean hasMore) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The list in a field of an object; empty if it is not there, or no list. */
    public static Optional<NestedList> in(String objectJson, String field) {
        String list = StripeObject.parse(objectJson, Set.of(field)).noted().get(field);
        if (list == null || !list.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonElements.Document document = StripePage.document(list.getBytes(StandardCharsets.UTF_8), Set.of());
            if (!document.arrays().containsKey("data")) {
                return Optional.empty();
            }
            // Of previous attributes only what changed is given, so that it need not say whether there are more.
            boolean hasMore = "true".equals(document.fields().get("has_more"));
            return Optional.of(new NestedList(field, StripePage.data(document), hasMore));
        } catch (IOException e) {
            throw new UncheckedIOException("It was well-formed when it was read", e);
        }
    }

    /** The object with the rest of the list put into it: all other characters stay as they are. */
    public String joinedTo(String objectJson, List<StripeObject> rest) {
        StringBuilder json = new StringBuilder(objectJson);
        try (JsonParser parser = JSON.createParser(objectJson)) {
            // What is put in moves the places behind it.
            int moved = 0;
            enter(parser, field);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                int start = offset(parser);
                parser.skipChildren();
                int end = offset(parser);
                if (name.equals("data") && value == JsonToken.START_ARRAY && !rest.isEmpty()) {
                    String more = (data.isEmpty() ? "" : ",")
                            + rest.stream().map(StripeObject::json).collect(Collectors.joining(","));
                    json.insert(end + moved, more);
                    moved += more.length();
                } else if (name.equals("has_more") && value == JsonToken.VALUE_TRUE) {
                    json.replace(start + moved, start + moved + "true".length(), "false");
                    moved += 1;
                }
            }
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("It was well-formed when it was read", e);
        }
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    private static void enter(JsonParser parser, String field) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
        throw new IOException("It has no " + field);
    }

    /** Counts only. */
    @Override
    public String toString() {
        return data.size() + " " + field + (hasMore ? " and more" : "");
    }
}
