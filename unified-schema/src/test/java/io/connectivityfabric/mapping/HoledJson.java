package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON text in which anything, JSON or not, can be put in the place of a value. */
record HoledJson(String text) {

    private static final String HOLE = "@hole";

    /** Where all values of an object are, at any depth. */
    static List<JsonPointer> places(ObjectNode object) {
        List<JsonPointer> places = new ArrayList<>();
        collect(object, JsonPointer.empty(), places);
        return places;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (!at.matches()) {
            places.add(at);
        }
        node.properties().forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), places);
        }
    }

    /** The object with a hole at each of these places. */
    static HoledJson of(ObjectNode object, List<JsonPointer> places) {
        ObjectNode copy = object.deepCopy();
        for (int i = 0; i < places.size(); i++) {
            JsonPointer place = places.get(i);
            JsonNode parent = copy.at(place.head());
            if (parent instanceof ObjectNode inner) {
                inner.put(place.last().getMatchingProperty(), HOLE + i);
            } else if (parent instanceof ArrayNode list) {
                list.set(place.last().getMatchingIndex(), HOLE + i);
            }
            // Otherwise a hole further out has swallowed the place.
        }
        return new HoledJson(copy.toString());
    }

    /** The text with these pieces in its holes. */
    String with(List<String> pieces) {
        String filled = text;
        for (int i = 0; i < pieces.size(); i++) {
            filled = filled.replace('"' + HOLE + i + '"', pieces.get(i));
        }
        return filled;
    }
}
