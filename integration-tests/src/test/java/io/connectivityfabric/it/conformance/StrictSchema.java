package io.connectivityfabric.it.conformance;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns an OpenAPI 3.0 schema into a JSON Schema that also refuses fields the document does not know: {@code nullable}
 * becomes a type, and an object that lists its properties is closed.
 */
final class StrictSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Keywords that say nothing about validity, or mean something else in JSON Schema. */
    private static final Set<String> LEFT_OUT = Set.of(
            "nullable", "example", "discriminator", "xml", "deprecated", "externalDocs", "readOnly", "writeOnly");
    /** The formats that a JSON text can be held against; the others describe programming languages. */
    private static final Set<String> CHECKED_FORMATS = Set.of("date-time", "date", "uuid");

    private final String base;

    /** @param base the address of the document that local references ({@code #/…}) point into */
    StrictSchema(String base) {
        this.base = base;
    }

    /** The strict form; the argument is left as it is. */
    JsonNode of(JsonNode openApi) {
        if (openApi.isArray()) {
            ArrayNode array = NODES.arrayNode();
            openApi.forEach(element -> array.add(of(element)));
            return array;
        }
        if (!openApi.isObject()) {
            return openApi;
        }
        ObjectNode strict = NODES.objectNode();
        openApi.properties().forEach(keyword -> copy(keyword.getKey(), keyword.getValue(), strict));
        if (isClosable(strict)) {
            strict.put("additionalProperties", false);
        }
        return openApi.path("nullable").asBoolean(false) ? orNull(strict) : strict;
    }

    private void copy(String keyword, JsonNode value, ObjectNode target) {
        if (LEFT_OUT.contains(keyword) || keyword.startsWith("x-")) {
            return;
        }
        switch (keyword) {
            case "properties" -> {
                ObjectNode properties = target.putObject(keyword);
                value.properties().forEach(property -> properties.set(property.getKey(), of(property.getValue())));
            }
            case "format" -> {
                if (CHECKED_FORMATS.contains(value.asString())) {
                    target.set(keyword, value);
                }
            }
            case "$ref" -> target.put(keyword, base + value.stringValue());
            case "enum", "required", "default", "description", "title" -> target.set(keyword, value);
            default -> target.set(keyword, of(value));
        }
    }

    private static boolean isClosable(ObjectNode schema) {
        return schema.path("type").asString("").equals("object")
                && !schema.path("properties").isEmpty()
                && !schema.has("additionalProperties")
                && !schema.has("allOf");
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("enum").isArray()) {
            schema.set("enum", ((ArrayNode) schema.path("enum")).deepCopy().addNull());
        }
        if (schema.path("type").isString()) {
            String type = schema.path("type").stringValue();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(NODES.objectNode().put("type", "null")).add(schema);
        return either;
    }
}
