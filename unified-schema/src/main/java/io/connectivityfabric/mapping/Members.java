package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is kept of a JSON object of which only some keys are looked at: an array, in which each of them has its place. */
final class Members extends AbstractMap<String, JsonNode> {

    private final Outline outline;
    private final JsonNode[] placed;

    /**
     * @param outline what says which place a key has
     * @param placed what is at each place; null where nothing is
     */
    Members(Outline outline, JsonNode[] placed) {
        this.outline = outline;
        this.placed = placed;
    }

    @Override
    public JsonNode get(Object key) {
        int place = outline.placeOf(key);
        return place < 0 ? null : placed[place];
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        Map<String, JsonNode> members = new HashMap<>();
        outline.forEach((key, place) -> {
            JsonNode value = placed[place];
            if (value != null) {
                members.put(key, value);
            }
        });
        return members.entrySet();
    }
}
