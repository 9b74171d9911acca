package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A path into a provider's JSON. */
final class JsonPath implements Accessor {

    private final Object[] segments;

    JsonPath(List<Object> segments) {
        this.segments = segments.toArray();
    }

    @Override
    public Object get(Object from) {
        JsonNode node = (JsonNode) from;
        for (Object segment : segments) {
            if (node == null) {
                return null;
            }
            node = segment instanceof String key ? node.get(key) : node.get((Integer) segment);
        }
        return value(node);
    }

    /** A JSON scalar as the Java value it stands for; a JSON object or list as it is. */
    static Object value(JsonNode node) {
        if (node == null) {
            return null;
        }
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case OBJECT, ARRAY -> node;
            default -> null;
        };
    }

    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
}
