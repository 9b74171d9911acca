package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.mapping.Outline.Part;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is kept of a JSON object of which only some keys are looked at: an array, in which each of them has its place. */
final class Members extends AbstractMap<String, JsonNode> {

    private final Map<String, Part> parts;
    private final JsonNode[] values;

    Members(Map<String, Part> parts) {
        this.parts = parts;
        this.values = new JsonNode[parts.size()];
    }

    /** Gives what was there before: null if nothing was. */
    JsonNode put(Part part, JsonNode value) {
        JsonNode before = values[part.place()];
        values[part.place()] = value;
        return before;
    }

    @Override
    public JsonNode get(Object key) {
        Part part = parts.get(key);
        return part == null ? null : values[part.place()];
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        Map<String, JsonNode> members = new HashMap<>();
        parts.forEach((key, part) -> {
            JsonNode value = values[part.place()];
            if (value != null) {
                members.put(key, value);
            }
        });
        return members.entrySet();
    }
}
