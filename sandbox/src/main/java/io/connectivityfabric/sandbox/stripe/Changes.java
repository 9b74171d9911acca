package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The {@code previous_attributes} of an event: what was there before, only where it is different now. */
final class Changes {
    private Changes() {}

    static ObjectNode between(JsonNode before, JsonNode after) {
        ObjectNode previous = Json.object();
        Set<String> names = new LinkedHashSet<>();
        for (Iterator<String> it = before.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        for (Iterator<String> it = after.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        for (String name : names) {
            JsonNode was = before.get(name);
            JsonNode is = after.get(name);
            if (was == null) {
                previous.putNull(name);
            } else if (!was.equals(is)) {
                previous.set(name, was.isObject() && is != null && is.isObject() ? between(was, is) : was);
            }
        }
        return previous;
    }
}
