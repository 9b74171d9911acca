package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.convert.ConversionException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Converters of what events say about other objects. */
final class EventConverters {

    private EventConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.with("unified_fields", ValueType.ANY, ValueType.TEXT_LIST, EventConverters::unifiedFields)
                        .optional("below")
                        .required("system", "object"),
                ConverterSpec.with("values", ValueType.ANY, ValueType.TEXT_MAP, EventConverters::values)
                        .optional("of"),
                ConverterSpec.simple("json", ValueType.ANY, ValueType.TEXT, EventConverters::json),
                ConverterSpec.with("entry", ValueType.ANY, ValueType.TEXT_MAP, EventConverters::entry)
                        .required("key"));
    }

    /**
     * Unified fields that a provider's field goes into, or several: a name, a list of names, or an object with them as
     * keys, objects in it standing for their own fields. Of an object that nothing maps, the names stay.
     */
    private static Converter unifiedFields(Arguments arguments) {
        String system = arguments.text("system", null);
        String below = arguments.text("below", "");
        Expr object = arguments.path("object");
        Peers peers = arguments.peers();
        return (value, scope) -> {
            Object name = object.eval(scope);
            Optional<ReadMapping> mapping = name instanceof String text ? peers.read(system, text) : Optional.empty();
            Set<String> fields = new TreeSet<>();
            for (List<Object> field : places(value)) {
                fields.addAll(mapping.map(known -> known.fieldsFrom(below, field))
                        .orElseGet(() -> Set.of(Leaves.name(field))));
            }
            return List.copyOf(fields);
        };
    }

    private static Collection<List<Object>> places(Object value) {
        return value instanceof JsonNode object && object.isObject()
                ? Leaves.of(object).keySet()
                : Scalars.texts(value).stream().map(List::<Object>of).toList();
    }

    /**
     * The values in an object, those of inner objects included, as text by where they stand: {@code address.city}; lists as
     * JSON. Or, of another object, those that stand at the same places.
     */
    private static Converter values(Arguments arguments) {
        Expr of = arguments.path("of");
        return (value, scope) -> {
            Map<String, String> values = new LinkedHashMap<>();
            Object from = of == null ? value : of.eval(scope);
            Leaves.of(object(value)).forEach((path, leaf) -> {
                JsonNode found = of == null ? leaf : at(from, path);
                String text = found == null ? null : Leaves.text(found);
                if (text != null) {
                    values.put(Leaves.name(path), text);
                }
            });
            return values;
        };
    }

    private static JsonNode object(Object value) {
        if (value instanceof JsonNode object && object.isObject()) {
            return object;
        }
        throw new ConversionException("is no object");
    }

    private static JsonNode at(Object from, List<Object> path) {
        JsonNode node = from instanceof JsonNode object ? object : null;
        for (Object key : path) {
            node = node == null ? null : node.get((String) key);
        }
        return node;
    }

    /** An object or a list as JSON text, without secrets. */
    private static Object json(Object value) {
        return value instanceof JsonNode node ? Secrets.without(node.toString()) : Scalars.text(value);
    }

    /** A map of this one value. */
    private static Converter entry(Arguments arguments) {
        Expr key = arguments.path("key");
        return (value, scope) -> {
            Map<String, String> entry = new LinkedHashMap<>();
            String name = Scalars.text(key.eval(scope));
            if (name != null) {
                entry.put(name, Scalars.text(value));
            }
            return entry;
        };
    }
}
