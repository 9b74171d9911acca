package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The single values and lists in a JSON object, those of inner objects included, by where they stand. */
final class Leaves {

    private Leaves() {}

    /** In the order of the object; an inner object without anything counts as a value. Secrets are left out. */
    static Map<List<Object>, JsonNode> of(JsonNode object) {
        Map<List<Object>, JsonNode> leaves = new LinkedHashMap<>();
        collect(object, List.of(), leaves);
        return leaves;
    }

    private static void collect(JsonNode object, List<Object> path, Map<List<Object>, JsonNode> leaves) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (Secrets.isSecret(field.getKey(), field.getValue().asText())) {
                continue;
            }
            List<Object> inner = new ArrayList<>(path);
            inner.add(field.getKey());
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                collect(field.getValue(), inner, leaves);
            } else {
                leaves.put(inner, field.getValue());
            }
        }
    }

    /** A place as text: {@code address.city}. */
    static String name(List<Object> path) {
        return path.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** A value as text, a list as JSON, without secrets; null if there is none. */
    static String text(JsonNode value) {
        return JsonPath.value(value) instanceof JsonNode list
                ? Secrets.without(list.toString())
                : textOf(Scalars.text(JsonPath.value(value)));
    }

    private static String textOf(String text) {
        return text == null ? null : Secrets.hideIn(text);
    }
}
