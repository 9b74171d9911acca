package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
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
                        .required("system", "object", "below"),
                ConverterSpec.with("entry", ValueType.ANY, ValueType.TEXT_MAP, EventConverters::entry)
                        .required("key"));
    }

    /**
     * Unified fields that a provider's field goes into, or several: a name, a list of names, or an object with them as
     * keys. Of an object that nothing maps, the names stay.
     */
    private static Converter unifiedFields(Arguments arguments) {
        String system = arguments.text("system", null);
        String below = arguments.text("below", null);
        Expr object = arguments.path("object");
        Peers peers = arguments.peers();
        return (value, scope) -> {
            Object name = object.eval(scope);
            Optional<ReadMapping> mapping = name instanceof String text ? peers.read(system, text) : Optional.empty();
            Set<String> fields = new TreeSet<>();
            for (String field : names(value)) {
                fields.addAll(
                        mapping.map(known -> known.fieldsFrom(below, field)).orElseGet(() -> Set.of(field)));
            }
            return List.copyOf(fields);
        };
    }

    private static List<String> names(Object value) {
        return value instanceof JsonNode object && object.isObject()
                ? object.properties().stream().map(Map.Entry::getKey).toList()
                : Scalars.texts(value);
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
