package io.connectivityfabric.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Walks over one JSON value, and takes over what is wanted of it, as long as that can be done without writing it again. */
final class TokenWalk {
    private final JsonParser in;
    private final byte[] json;
    private final Set<String> secrets;
    private final Map<String, String> noted = new HashMap<>();
    private boolean asItIs = true;

    /**
     * @param json what is parsed, in UTF-8
     */
    TokenWalk(JsonParser in, byte[] json, Set<String> secrets) {
        this.in = in;
        this.json = json;
        this.secrets = secrets;
    }

    /** The wanted fields found so far, by path. */
    Map<String, String> noted() {
        return noted;
    }

    /**
     * Walks over the value that the parser stands on.
     *
     * @return it, compact; null if it has to be written again, since it holds secrets or is written in an odd way
     */
    String whole(FieldTree wanted) throws IOException {
        int start = start();
        value(wanted);
        return text(start);
    }

    private int start() {
        return (int) in.currentTokenLocation().getByteOffset();
    }

    private String text(int start) {
        String text =
                asItIs ? CompactJson.of(json, start, (int) in.currentLocation().getByteOffset()) : null;
        asItIs = text != null;
        return text;
    }

    private void value(FieldTree wanted) throws IOException {
        JsonToken token = in.currentToken();
        boolean note = wanted != null && wanted.wanted();
        if (token.isStructStart()) {
            int start = note ? start() : 0;
            if (token == JsonToken.START_OBJECT) {
                object(wanted);
            } else {
                array();
            }
            if (note) {
                noted.put(wanted.path(), text(start));
            }
        } else if (note && token != JsonToken.VALUE_NULL) {
            noted.put(wanted.path(), in.getText());
        }
    }

    private void object(FieldTree wanted) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            asItIs &= !secrets.contains(name);
            in.nextToken();
            value(wanted == null ? null : wanted.below(name));
        }
    }

    private void array() throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            value(null);
        }
    }
}
