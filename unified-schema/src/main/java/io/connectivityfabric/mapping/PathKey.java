package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A key of a path. It remembers its place in objects of the outline that it met last, which is the same from record to
 * record. Safe for use by many threads: a place is seen together with its outline or not at all, and then found again.
 */
final class PathKey {

    private final String name;
    private KnownPlace known = new KnownPlace(null, -1);

    private record KnownPlace(Outline outline, int place) {}

    PathKey(String name) {
        this.name = name;
    }

    /** What an object has under the key; null if nothing. */
    JsonNode in(ObjectNode object) {
        if (object instanceof PlacedObject placed) {
            int place = placeIn(placed.outline());
            if (place >= 0) {
                return placed.at(place);
            }
        }
        return object.get(name);
    }

    private int placeIn(Outline outline) {
        KnownPlace last = known;
        if (last.outline() != outline) {
            last = new KnownPlace(outline, outline.placeOf(name));
            known = last;
        }
        return last.place();
    }

    @Override
    public String toString() {
        return name;
    }
}
