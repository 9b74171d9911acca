package io.connectivityfabric.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object from a stream.
 *
 * @param text the object as it was written: numbers keep their digits
 * @param node the object
 */
record JsonInput(String text, ObjectNode node) {
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    /**
     * Reads the stream to its end.
     *
     * @throws UserException if there is nothing, or something that is not one JSON object; with line and column
     */
    static JsonInput read(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            throw new UserException("There is nothing on standard input. Pipe one JSON object in, for example:"
                    + "\n  echo '{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":\"jenny@example.com\"}'"
                    + " | ./fabric map --system stripe --object customer");
        }
        try {
            if (STRICT.readTree(text) instanceof ObjectNode object) {
                return new JsonInput(text, object);
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UserException(
                    "Standard input is not one JSON object: line " + at.getLineNr() + ", column " + at.getColumnNr()
                            + ": " + e.getOriginalMessage(),
                    e);
        }
        throw new UserException("Standard input is JSON, but not an object in braces");
    }
}
