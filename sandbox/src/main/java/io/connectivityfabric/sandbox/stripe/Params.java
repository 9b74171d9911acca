package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The parameters of a write as a resource's file lists them, and what they do to an object: each sets the field of its
 * name. A kind is {@code text}, {@code integer}, {@code number}, {@code boolean}, {@code list}, {@code hash}, {@code
 * metadata}, {@code ref customers} (an id that must exist), {@code embed prices} (an id that the whole object replaces) or
 * {@code skip} (taken and left to others); {@code !} after it says that it is required.
 */
final class Params {
    private static final Map<String, ParamSpec> KINDS = Map.of(
            "text", ParamSpec.TEXT,
            "integer", ParamSpec.INTEGER,
            "number", ParamSpec.NUMBER,
            "boolean", ParamSpec.BOOLEAN,
            "list", ParamSpec.TEXTS,
            "metadata", ParamSpec.METADATA,
            "ref", ParamSpec.TEXT,
            "embed", ParamSpec.TEXT,
            "hash", ParamSpec.ANYTHING,
            "skip", ParamSpec.ANYTHING);

    private final ObjectStore store;
    private final Map<String, String> kinds;

    Params(ObjectStore store, Map<String, String> kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** @throws StripeException if a parameter is unknown, missing or wrong */
    void check(ObjectNode params) {
        Map<String, ParamSpec> specs = new HashMap<>();
        kinds.forEach((name, kind) -> specs.put(name, KINDS.get(word(kind))));
        specs.put("expand", ParamSpec.TEXTS);
        new ParamSpec.Hash(specs).check("", params);
        kinds.forEach((name, kind) -> {
            if (kind.endsWith("!") && !params.has(name)) {
                throw StripeException.invalid("parameter_missing", name, "Missing required param: " + name + ".");
            }
            String target = target(kind);
            String id = params.path(name).asText("");
            if (target != null && !id.isEmpty()) {
                ObjectTable table = store.table(target);
                if (table.present(id).isEmpty()) {
                    throw StripeException.missingReference(table.resource().noun(), id, name);
                }
            }
        });
    }

    /** Changes the object as the checked parameters say; an empty text clears. */
    void apply(ObjectNode params, ObjectNode object) {
        kinds.forEach((name, kind) -> {
            if (params.has(name) && !word(kind).equals("skip")) {
                apply(word(kind), target(kind), name, params.get(name), object);
            }
        });
    }

    private void apply(String kind, String target, String name, JsonNode value, ObjectNode object) {
        String text = value.asText("");
        if (kind.equals("metadata")) {
            metadata(value, object);
        } else if (value.isTextual() && text.isEmpty()) {
            object.set(name, NullNode.instance);
        } else {
            switch (kind) {
                case "integer" -> object.put(name, Long.parseLong(text));
                case "number" -> object.put(name, Double.parseDouble(text));
                case "boolean" -> object.put(name, Boolean.parseBoolean(text));
                case "list" -> object.set(name, texts(value));
                case "hash" -> hash(name, value, object);
                case "embed" -> object.set(name, whole(target, text));
                default -> object.put(name, text);
            }
        }
    }

    private ObjectNode whole(String resource, String id) {
        ObjectTable table = store.table(resource);
        OptionalInt place = table.present(id);
        return table.object(place.orElseThrow());
    }

    private static void hash(String name, JsonNode value, ObjectNode object) {
        ObjectNode over = Json.object();
        over.set(name, typed(value, object.path(name)));
        Fields.merge(object, over);
    }

    /** Texts become what the field was before; a field that was not there takes numbers as numbers. */
    private static JsonNode typed(JsonNode value, JsonNode before) {
        if (value.isObject()) {
            ObjectNode typed = Json.object();
            value.properties().forEach(e -> typed.set(e.getKey(), typed(e.getValue(), before.path(e.getKey()))));
            boolean list = !value.isEmpty()
                    && value.properties().stream().allMatch(e -> e.getKey().matches("\\d+"));
            if (list) {
                ArrayNode array = Json.MAPPER.createArrayNode();
                typed.forEach(array::add);
                return array;
            }
            return typed;
        }
        String text = value.asText();
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        if (before.isBoolean()) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        if (!before.isTextual() && text.matches("-?\\d{1,15}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        return before.isDouble() ? DoubleNode.valueOf(Double.parseDouble(text)) : TextNode.valueOf(text);
    }

    private static ArrayNode texts(JsonNode value) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        value.forEach(list::add);
        return list;
    }

    /** A key with an empty value is taken away, all of them with an empty parameter. */
    static void metadata(JsonNode param, ObjectNode object) {
        ObjectNode metadata =
                object.path("metadata") instanceof ObjectNode known ? known : object.putObject("metadata");
        if (!param.isObject()) {
            metadata.removeAll();
            return;
        }
        param.properties().forEach(e -> {
            if (e.getValue().textValue().isEmpty()) {
                metadata.remove(e.getKey());
            } else {
                metadata.set(e.getKey(), e.getValue());
            }
        });
        if (metadata.size() > 50) {
            throw StripeException.invalid(
                    null, "metadata", "Metadata can have at most 50 keys, but there would be " + metadata.size() + ".");
        }
    }

    private static String word(String kind) {
        int space = kind.indexOf(' ');
        return (space < 0 ? kind : kind.substring(0, space)).replace("!", "");
    }

    private static String target(String kind) {
        int space = kind.indexOf(' ');
        return space < 0 ? null : kind.substring(space + 1).replace("!", "");
    }
}
