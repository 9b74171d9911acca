package io.connectivityfabric.sandbox.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON in and out, always compact UTF-8. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what the sandbox itself has rendered. */
    public static ObjectNode ownObject(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what a client sent: empty if it is not one JSON object. */
    public static Optional<ObjectNode> foreignObject(byte[] json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads what a client sent: empty if it is not one JSON array. */
    public static Optional<ArrayNode> foreignArray(byte[] json) {
        try {
            return MAPPER.readTree(json) instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The value as a JSON string literal with its quotes. */
    public static byte[] literal(String value) {
        byte[] quoted = JsonStringEncoder.getInstance().quoteAsUTF8(value);
        byte[] literal = new byte[quoted.length + 2];
        literal[0] = '"';
        System.arraycopy(quoted, 0, literal, 1, quoted.length);
        literal[literal.length - 1] = '"';
        return literal;
    }
}
