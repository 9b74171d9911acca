package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a provider's JSON with every digit that it has. */
final class PayloadParser {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    // Of two values under one key either may be meant.
    private static final ObjectReader STRICT = READER.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private PayloadParser() {}

    /**
     * The object in a text.
     *
     * @param object system and object, for the message
     * @param id for the message
     * @throws MappingException if the text is no JSON object; where it breaks is said, what stands there is not
     */
    static ObjectNode parse(String object, String id, String json) {
        String text = Surrogates.withoutHalves(json);
        JsonNode node;
        try {
            node = STRICT.readValue(text);
        } catch (JsonProcessingException broken) {
            // Without the cause: Jackson quotes from the text.
            JsonLocation at = broken.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new MappingException(object, id, "payload", reason(broken, text) + where);
        } catch (NumberFormatException beyondAllNumbers) {
            throw new MappingException(object, id, "payload", "it has a number whose exponent is too large");
        }
        if (node instanceof ObjectNode found) {
            return found;
        }
        throw new MappingException(object, id, "payload", "it is not a JSON object");
    }

    private static String reason(JsonProcessingException broken, String text) {
        if (broken instanceof StreamConstraintsException) {
            return "it is nested too deep, or has a number or key that is too long";
        }
        try {
            READER.readValue(text);
            return "it has a key twice in one object";
        } catch (JsonProcessingException | NumberFormatException stillBroken) {
            return "it is not valid JSON";
        }
    }
}
