package io.connectivityfabric.it.conformance;

import io.connectivityfabric.it.conformance.FormTree.Fields;
import io.connectivityfabric.it.conformance.FormTree.Repeated;
import io.connectivityfabric.it.conformance.FormTree.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds path, query and form values, which arrive as text, against the schema that declares them. */
final class ParameterCheck {
    private final SpecDocument document;

    ParameterCheck(SpecDocument document) {
        this.document = document;
    }

    /** What is wrong with a value; empty if nothing is. */
    List<String> check(String name, FormTree value, JsonNode declared) {
        JsonNode schema = document.resolve(declared);
        List<JsonNode> choices = Stream.concat(
                        schema.path("anyOf").valueStream(), schema.path("oneOf").valueStream())
                .toList();
        if (!choices.isEmpty()) {
            return choices.stream()
                    .map(choice -> check(name, value, choice))
                    .min(Comparator.<List<String>>comparingInt(List::size)
                            // The choice of the same shape says best what is wrong.
                            .thenComparing(wrong -> wrong.stream().anyMatch(w -> w.startsWith(name + ":"))))
                    .orElseThrow();
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(name, value, schema);
            case "array" -> array(name, value, schema);
            case "integer" -> scalar(name, value, schema, text -> text.matches("-?\\d+"), "an integer");
            case "number" -> scalar(name, value, schema, ParameterCheck::isNumber, "a number");
            case "boolean" -> scalar(name, value, schema, text -> text.matches("true|false"), "a boolean");
            case "string" -> scalar(name, value, schema, text -> fits(text, schema), "short enough");
            default -> schema.has("enum") ? scalar(name, value, schema, text -> true, "known") : List.of();
        };
    }

    private List<String> object(String name, FormTree value, JsonNode schema) {
        if (!(value instanceof Fields fields)) {
            return List.of(name + ": must be an object");
        }
        List<String> wrong = new ArrayList<>();
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(field -> !fields.byName().containsKey(field))
                .forEach(field -> wrong.add(name + "[" + field + "]: must be given"));
        for (Map.Entry<String, FormTree> field : fields.byName().entrySet()) {
            String path = name + "[" + field.getKey() + "]";
            JsonNode property = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!property.isMissingNode()) {
                wrong.addAll(check(path, field.getValue(), property));
            } else if (others.isObject()) {
                wrong.addAll(check(path, field.getValue(), others));
            } else if (!others.asBoolean(false) && !schema.path("properties").isEmpty()) {
                wrong.add(path + ": unknown parameter");
            }
        }
        return wrong;
    }

    private List<String> array(String name, FormTree value, JsonNode schema) {
        if (value instanceof Fields fields && !fields.isList()) {
            return List.of(name + ": must be a list");
        }
        List<String> wrong = new ArrayList<>();
        for (FormTree element : elements(value)) {
            wrong.addAll(check(name + "[]", element, schema.path("items")));
        }
        return wrong;
    }

    private static Collection<FormTree> elements(FormTree value) {
        if (value instanceof Fields fields) {
            return fields.byName().values();
        }
        return value instanceof Repeated repeated ? repeated.values() : List.of(value);
    }

    private static List<String> scalar(
            String name, FormTree value, JsonNode schema, Predicate<String> valid, String kind) {
        if (!(value instanceof Text text)) {
            return List.of(name + ": must be a single value");
        }
        List<String> known =
                schema.path("enum").valueStream().map(JsonNode::asString).toList();
        if (!known.isEmpty() && !known.contains(text.value())) {
            return List.of(name + ": '" + text.value() + "' must be one of " + known);
        }
        return valid.test(text.value()) ? List.of() : List.of(name + ": '" + text.value() + "' must be " + kind);
    }

    private static boolean fits(String text, JsonNode schema) {
        return text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }
}
