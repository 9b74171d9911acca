package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.connectivityfabric.mapping.Outline.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of an object's keys, learned from the objects before: a provider writes them in the same order each time. A key
 * that comes where it is expected is only compared with the text, and looked up nowhere; any other is found as ever.
 *
 * <p>Of keys that are data themselves there may be any number, so it learns a limited number.
 */
final class KeyOrder {

    private static final int MOST = 100;
    private static final int LONGEST = 100;

    private final Map<String, Part> parts;

    private volatile Known known = new Known(new Key[0], Map.of());

    /** A key, and what of the value below it is looked at: null if nothing is. */
    private record Key(SerializedString text, Part part) {

        String name() {
            return text.getValue();
        }
    }

    /** Keys in their order, and the place of each. Never changes. */
    private record Known(Key[] keys, Map<String, Integer> places) {

        boolean takes(String name) {
            return keys.length < MOST && name.length() <= LONGEST;
        }

        Known with(Key key, int at) {
            Key[] more = new Key[keys.length + 1];
            System.arraycopy(keys, 0, more, 0, at);
            more[at] = key;
            System.arraycopy(keys, at, more, at + 1, keys.length - at);
            Map<String, Integer> morePlaces = new HashMap<>();
            for (int i = 0; i < more.length; i++) {
                morePlaces.put(more[i].name(), i);
            }
            return new Known(more, morePlaces);
        }
    }

    KeyOrder(Map<String, Part> parts) {
        this.parts = parts;
    }

    /** The way through the keys of one object. */
    final class Walk {

        private Known expected = known;
        private int at;
        private Part part;

        /** The key that comes next; null at the object's end. */
        String next(JsonParser parser) throws IOException {
            Key[] keys = expected.keys();
            if (at == keys.length) {
                return found(parser.nextFieldName());
            }
            Key key = keys[at];
            if (!parser.nextFieldName(key.text())) {
                return found(parser.hasToken(JsonToken.FIELD_NAME) ? parser.currentName() : null);
            }
            at++;
            part = key.part();
            return key.name();
        }

        /** What of the value below that key is looked at; null if nothing is. */
        Part part() {
            return part;
        }

        private String found(String name) {
            if (name != null) {
                part = parts.get(name);
                Integer place = expected.places().get(name);
                if (place == null && expected.takes(name)) {
                    expected = learn(new Key(new SerializedString(name), part), expected, at);
                    place = expected.places().get(name);
                }
                at = place == null ? at : place + 1;
            }
            return name;
        }
    }

    /** What is known with one more key, unless another thread has learned in the meantime. */
    private synchronized Known learn(Key key, Known before, int at) {
        if (known == before) {
            known = before.with(key, at);
            return known;
        }
        return before;
    }
}
