package io.connectivityfabric.sandbox.stripe.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An object with gaps, ready to be written as bytes. In the file, the text {@code "$amount"} is a value with its type,
 * {@code "no. ${n}"} a text with values in it, and {@code "$$price"} the whole object that a value refers to.
 */
final class Template {
    private final List<Part> parts = new ArrayList<>();
    private final JsonBuffer literal = new JsonBuffer(512);
    private final Values values;

    private interface Part {
        void put(Row row, JsonBuffer json);
    }

    Template(ObjectNode object, Values values) {
        this.values = values;
        add(object);
        endLiteral();
    }

    void render(Row row, JsonBuffer json) {
        for (Part part : parts) {
            part.put(row, json);
        }
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            literal.put('{');
            boolean first = true;
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!first) {
                    literal.put(',');
                }
                first = false;
                literal.putLiteral(field.getKey()).put(':');
                add(field.getValue());
            }
            literal.put('}');
        } else if (node.isArray()) {
            literal.put('[');
            for (int i = 0; i < node.size(); i++) {
                if (i > 0) {
                    literal.put(',');
                }
                add(node.get(i));
            }
            literal.put(']');
        } else if (node.isTextual() && node.textValue().startsWith("$$")) {
            Value reference = values.named(node.textValue().substring(2));
            part((row, json) -> whole(reference, row, json));
        } else if (node.isTextual() && node.textValue().contains("$")) {
            Value value = value(node.textValue(), values);
            part((row, json) -> put(value.of(row), json));
        } else {
            literal.put(Json.bytes(node));
        }
    }

    /** What a text of a template stands for. */
    static Value value(String text, Values values) {
        if (text.startsWith("$") && !text.startsWith("${")) {
            return values.named(text.substring(1));
        }
        return text.contains("${") ? values.text(text) : row -> text;
    }

    private void part(Part part) {
        endLiteral();
        parts.add(part);
    }

    private void endLiteral() {
        if (literal.length() > 0) {
            byte[] bytes = literal.toBytes();
            parts.add((row, json) -> json.put(bytes));
            literal.cutTo(0);
        }
    }

    private static void whole(Value value, Row row, JsonBuffer json) {
        Reference reference = value.reference().orElseThrow();
        long target = reference.target(row.n());
        if (target == Reference.NONE) {
            put(null, json);
        } else {
            reference.to().render(target, reference.to().created(target), json);
        }
    }

    private static void put(Object value, JsonBuffer json) {
        if (value instanceof Long whole) {
            json.putDecimal(whole);
        } else if (value instanceof String text) {
            json.putLiteral(text);
        } else {
            json.put(JsonBuffer.ascii(String.valueOf(value)));
        }
    }
}
