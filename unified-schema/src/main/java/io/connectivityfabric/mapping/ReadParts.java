package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.convert.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;

/** Rules that only occur in reading: parts of a provider's JSON. */
final class ReadParts {

    private ReadParts() {}

    /** A part of the object as a record of its own. */
    record Use(Expr.At at, RecordBuilder builder) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object part = at.eval(scope);
            return part instanceof JsonNode ? builder.build(scope.into(part, at.path())) : null;
        }
    }

    /** Each entry of a list as a record; entries that lack what is required are left out. */
    record Each(Expr.At at, RecordBuilder builder) implements Expr {

        @Override
        public Object eval(Scope scope) {
            List<Struct> records = new ArrayList<>();
            if (at.eval(scope) instanceof JsonNode list) {
                for (JsonNode entry : list) {
                    Struct record = builder.build(scope.into(entry, at.path()));
                    if (record != null) {
                        records.add(record);
                    }
                }
            }
            return records;
        }
    }

    /**
     * What no other rule reads, as text. Nested values are left out: they are for the raw topic.
     *
     * @param taken keys that other rules read; complete once the whole mapping is compiled
     * @param except patterns of keys to leave out
     */
    record Rest(Expr.At at, Set<String> taken, KeyPatterns except) implements Expr {

        @Override
        public Object eval(Scope scope) {
            if (!(at.eval(scope) instanceof JsonNode object) || !object.isObject()) {
                return null;
            }
            Map<String, String> rest = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                String text = text(JsonPath.value(entry.getValue()));
                if (text != null && !taken.contains(entry.getKey()) && !except.match(entry.getKey())) {
                    rest.put(entry.getKey(), text);
                }
            }
            return rest;
        }

        private static String text(Object value) {
            if (value == null || value instanceof JsonNode || value.equals("")) {
                return null;
            }
            return value instanceof Number ? Numbers.plainText(value) : value.toString();
        }
    }
}
