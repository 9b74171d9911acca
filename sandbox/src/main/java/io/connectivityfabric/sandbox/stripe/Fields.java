package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Sets fields of objects as the resources' files say. */
final class Fields {
    private Fields() {}

    /**
     * Sets one field.
     *
     * @param field a JSON pointer
     * @param value {@code "$now"} is the time, {@code "$/amount_due"} what another field holds
     */
    static void set(ObjectNode object, String field, JsonNode value, long now) {
        int last = field.lastIndexOf('/');
        JsonNode holder = last == 0 ? object : object.at(field.substring(0, last));
        if (holder instanceof ObjectNode found) {
            found.set(field.substring(last + 1), resolved(object, value, now));
        }
    }

    private static JsonNode resolved(ObjectNode object, JsonNode value, long now) {
        String text = value.asText();
        if (text.equals("$now")) {
            return LongNode.valueOf(now);
        }
        return text.startsWith("$/") ? object.at(text.substring(1)) : value.deepCopy();
    }

    /** Lays one object over another, field by field; lists are replaced. */
    static void merge(ObjectNode object, ObjectNode over) {
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            if (field.getValue() instanceof ObjectNode inner && object.path(field.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                object.set(field.getKey(), field.getValue());
            }
        }
    }
}
