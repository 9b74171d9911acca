package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * What a mapping looks at in a provider's object: some of its keys, or all. The rest is read over, which checks that it is
 * JSON but keeps nothing of it. A list has the outline of its entries.
 */
final class Outline {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    /** What is below each key that is looked at, with its place in {@link PlacedObject}. */
    private final Map<String, Part> parts = new HashMap<>();

    private final KeyOrder order = new KeyOrder(parts);

    /** What is looked at inside of any member, if that is everything; null if only some members are looked at. */
    private Outline inside;

    /** Of two values under one key either may be meant. */
    static final class KeyTwice extends JsonParseException {

        private KeyTwice(JsonParser parser) {
            super(parser, "A key is there twice");
        }
    }

    /** What is below a key. */
    record Part(int place, Outline outline) {}

    /** Adds what stands at a path, with all that is in it. */
    void add(List<Object> path) {
        pass(path).addAll();
    }

    private void addAll() {
        if (inside == null) {
            inside = new Outline();
            inside.inside = inside;
        }
    }

    /** Adds the way to a place of which only parts are looked at: they are added by themselves. */
    Outline pass(List<Object> path) {
        Outline outline = this;
        for (Object segment : path) {
            if (segment instanceof String key) {
                outline = outline.below(key);
            }
        }
        return outline;
    }

    /** What either of two looks at. */
    Outline and(Outline other) {
        Outline both = new Outline();
        both.addFrom(this);
        both.addFrom(other);
        return both;
    }

    private void addFrom(Outline other) {
        other.parts.forEach((key, part) -> below(key).addFrom(part.outline()));
        if (other.inside != null) {
            addAll();
        }
    }

    private Outline below(String key) {
        // The parser's names are interned as well, and found faster so.
        return parts.computeIfAbsent(key.intern(), unused -> new Part(parts.size(), new Outline()))
                .outline();
    }

    /**
     * Reads the value that a parser stands at.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON
     */
    JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> object(parser);
            case JsonTokenId.ID_START_ARRAY -> list(parser);
            case JsonTokenId.ID_STRING -> JSON.textNode(parser.getText());
            case JsonTokenId.ID_NUMBER_INT -> integer(parser);
            case JsonTokenId.ID_NUMBER_FLOAT -> JSON.numberNode(parser.getDecimalValue());
            case JsonTokenId.ID_TRUE -> JSON.booleanNode(true);
            case JsonTokenId.ID_FALSE -> JSON.booleanNode(false);
            default -> JSON.nullNode();
        };
    }

    /** The place of a key; -1 if no rule names it. */
    int placeOf(Object key) {
        Part part = parts.get(key);
        return part == null ? -1 : part.place();
    }

    /** All keys with their places. */
    void forEach(ObjIntConsumer<String> action) {
        parts.forEach((key, part) -> action.accept(key, part.place()));
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        JsonNode[] placed = new JsonNode[parts.size()];
        Map<String, JsonNode> members = inside == null ? someOf(parser, placed) : everything(parser, placed);
        return new PlacedObject(JSON, members, this, placed);
    }

    private Map<String, JsonNode> everything(JsonParser parser, JsonNode[] placed) throws IOException {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        KeyOrder.Walk keys = order.new Walk();
        for (String name = keys.next(parser); name != null; name = keys.next(parser)) {
            Part part = keys.part();
            parser.nextToken();
            JsonNode value = inside.read(parser);
            if (members.put(name, value) != null) {
                throw new KeyTwice(parser);
            }
            if (part != null) {
                placed[part.place()] = value;
            }
        }
        return members;
    }

    private Map<String, JsonNode> someOf(JsonParser parser, JsonNode[] placed) throws IOException {
        KeyOrder.Walk keys = order.new Walk();
        for (String name = keys.next(parser); name != null; name = keys.next(parser)) {
            Part part = keys.part();
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
            } else {
                JsonNode value = part.outline().read(parser);
                if (placed[part.place()] != null) {
                    throw new KeyTwice(parser);
                }
                placed[part.place()] = value;
            }
        }
        return new Members(this, placed);
    }

    private ArrayNode list(JsonParser parser) throws IOException {
        ArrayNode list = JSON.arrayNode();
        while (parser.nextToken().id() != JsonTokenId.ID_END_ARRAY) {
            list.add(read(parser));
        }
        return list;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == NumberType.BIG_INTEGER
                ? JSON.numberNode(parser.getBigIntegerValue())
                : JSON.numberNode(parser.getLongValue());
    }
}
