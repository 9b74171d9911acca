package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
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

    private PayloadParser() {}

    /**
     * The object in a text.
     *
     * @param object system and object, for the message
     * @param id for the message
     * @throws MappingException if the text is no JSON object; where it breaks is said, what stands there is not
     */
    static ObjectNode parse(String object, String id, String json) {
        JsonNode node;
        try {
            node = READER.readValue(json);
        } catch (JsonProcessingException broken) {
            // Without the cause: Jackson quotes from the text.
            JsonLocation at = broken.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new MappingException(object, id, "payload", "it is not valid JSON" + where);
        }
        if (node instanceof ObjectNode found) {
            return found;
        }
        throw new MappingException(object, id, "payload", "it is not a JSON object");
    }
}
