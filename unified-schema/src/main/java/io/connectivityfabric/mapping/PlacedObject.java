package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A JSON object whose keys that rules name have each a place of its own, where what is under it is found without a search.
 * It is only read: what is set later has no place.
 */
final class PlacedObject extends ObjectNode {

    private static final long serialVersionUID = 1L;

    private final transient Outline outline;
    private final transient JsonNode[] placed;

    /**
     * @param outline what says which place a key has
     * @param placed what is at each place; null where nothing is
     */
    PlacedObject(JsonNodeFactory factory, Map<String, JsonNode> members, Outline outline, JsonNode[] placed) {
        super(factory, members);
        this.outline = outline;
        this.placed = placed;
    }

    /** What says which place a key has. */
    Outline outline() {
        return outline;
    }

    /** What stands at a place; null if nothing does. */
    JsonNode at(int place) {
        return placed[place];
    }
}
