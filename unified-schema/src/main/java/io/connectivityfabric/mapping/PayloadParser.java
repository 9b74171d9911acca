package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what a mapping looks at in a provider's JSON, with every digit that it has. */
final class PayloadParser {

    private static final JsonFactory JSON = new JsonFactory();

    private PayloadParser() {}

    /**
     * The object in a text.
     *
     * @param object system and object, for the message
     * @param id for the message
     * @param outline what to keep of it
     * @throws MappingException if the text is no JSON object; where it breaks is said, what stands there is not
     */
    static ObjectNode parse(String object, String id, String json, Outline outline) {
        JsonNode node;
        try (JsonParser parser = JSON.createParser(Surrogates.withoutHalves(json))) {
            node = read(parser, outline);
        } catch (JsonProcessingException broken) {
            // Without the cause: Jackson quotes from the text.
            JsonLocation at = broken.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new MappingException(object, id, "payload", reason(broken) + where);
        } catch (NumberFormatException beyondAllNumbers) {
            throw new MappingException(object, id, "payload", "it has a number whose exponent is too large");
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text can always be read", impossible);
        }
        if (node instanceof ObjectNode found) {
            return found;
        }
        throw new MappingException(object, id, "payload", "it is not a JSON object");
    }

    private static JsonNode read(JsonParser parser, Outline outline) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "Nothing but blanks");
        }
        JsonNode node = outline.read(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "More than one value");
        }
        return node;
    }

    private static String reason(JsonProcessingException broken) {
        if (broken instanceof StreamConstraintsException) {
            return "it is nested too deep, or has a number or key that is too long";
        }
        return broken instanceof Outline.KeyTwice ? "it has a key twice in one object" : "it is not valid JSON";
    }
}
