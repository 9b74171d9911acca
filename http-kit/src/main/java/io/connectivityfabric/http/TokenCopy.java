package io.connectivityfabric.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Copies one JSON value from a parser to a generator, token for token, without the secret fields. */
final class TokenCopy {
    private final JsonParser in;
    private final JsonGenerator out;
    private final StringBuffer written;
    private final Set<String> secrets;
    private final Map<String, String> noted = new HashMap<>();

    /**
     * @param written what the generator writes into
     */
    TokenCopy(JsonParser in, JsonGenerator out, StringBuffer written, Set<String> secrets) {
        this.in = in;
        this.out = out;
        this.written = written;
        this.secrets = secrets;
    }

    /** The wanted fields found so far, by path. */
    Map<String, String> noted() {
        return noted;
    }

    /**
     * Copies the value that the parser stands on.
     *
     * @param wanted which fields in it to note, null for none
     */
    void value(FieldTree wanted) throws IOException {
        JsonToken token = in.currentToken();
        if (!token.isStructStart()) {
            scalar(wanted);
        } else if (wanted != null && wanted.wanted()) {
            // The separators before a value are written together with it, so the start is known by what it begins with.
            out.flush();
            int before = written.length();
            struct(token, wanted);
            out.flush();
            int start = written.indexOf(token == JsonToken.START_OBJECT ? "{" : "[", before);
            noted.put(wanted.path(), LoneSurrogates.escape(written.substring(start)));
        } else {
            struct(token, wanted);
        }
    }

    private void struct(JsonToken token, FieldTree wanted) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(wanted);
        } else {
            array();
        }
    }

    private void object(FieldTree wanted) throws IOException {
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (secrets.contains(name)) {
                in.skipChildren();
            } else {
                out.writeFieldName(name);
                value(wanted == null ? null : wanted.below(name));
            }
        }
        out.writeEndObject();
    }

    private void array() throws IOException {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            value(null);
        }
        out.writeEndArray();
    }

    private void scalar(FieldTree wanted) throws IOException {
        JsonToken token = in.currentToken();
        if (wanted != null && wanted.wanted() && token != JsonToken.VALUE_NULL) {
            noted.put(wanted.path(), in.getText());
        }
        switch (token) {
            case VALUE_STRING -> out.writeString(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
            // As text: 1.0 stays 1.0, 1e3 stays 1e3, and thirty digits stay thirty digits.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
            case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
            default -> out.writeNull();
        }
    }
}
