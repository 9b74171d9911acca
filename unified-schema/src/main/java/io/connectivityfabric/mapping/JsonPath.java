package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectivityfabric.convert.ConversionException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path into a provider's JSON. */
final class JsonPath implements Accessor {

    /** Keys and indexes. */
    private final Object[] segments;

    JsonPath(List<Object> segments) {
        this.segments = segments.stream()
                .map(segment -> segment instanceof String name ? new PathKey(name) : segment)
                .toArray();
    }

    @Override
    public Object get(Object from) {
        JsonNode node = (JsonNode) from;
        for (Object segment : segments) {
            if (node == null) {
                return null;
            }
            node = segment instanceof PathKey key ? member(node, key) : entry(node, (Integer) segment);
        }
        return value(node);
    }

    /** Where an object may come by its id alone, text stands for one that did not come along. */
    private JsonNode member(JsonNode node, PathKey key) {
        if (node instanceof ObjectNode object) {
            return key.in(object);
        }
        if (node.isNull() || node.isTextual() || isEmptyList(node)) {
            return null;
        }
        throw mismatch(node, "an object");
    }

    /** How some write an object without members: HubSpot's {@code "associations": []}. */
    static boolean isEmptyList(Object found) {
        return found instanceof ArrayNode list && list.isEmpty();
    }

    private JsonNode entry(JsonNode node, int index) {
        if (node.isArray()) {
            return node.get(index);
        }
        if (node.isNull()) {
            return null;
        }
        throw mismatch(node, "a list");
    }

    private ConversionException mismatch(JsonNode found, String expected) {
        String path = Stream.of(segments).map(Object::toString).collect(Collectors.joining("."));
        return new ConversionException("cannot be read at '" + path + "': on the way there "
                + Scalars.mismatch(value(found), expected).getMessage());
    }

    /** A JSON scalar as the Java value it stands for; a JSON object or list as it is. */
    static Object value(JsonNode node) {
        if (node == null) {
            return null;
        }
        // One class after the other, the most frequent first: faster than to ask a node of what type it is.
        if (node instanceof TextNode text) {
            return text.textValue();
        }
        if (node instanceof NullNode) {
            return null;
        }
        if (node instanceof LongNode number) {
            return number.longValue();
        }
        if (node instanceof BooleanNode flag) {
            return flag.booleanValue();
        }
        if (node instanceof ContainerNode) {
            return node;
        }
        return node instanceof NumericNode ? number(node) : null;
    }

    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
}
