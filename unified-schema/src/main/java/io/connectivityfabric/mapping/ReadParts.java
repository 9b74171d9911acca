package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
            ObjectNode part = object(at.eval(scope));
            return part == null ? null : builder.build(scope.into(part, at.path()));
        }
    }

    /** Each entry of a list as a record; entries that lack what is required are left out. */
    record Each(Expr.At at, RecordBuilder builder) implements Expr {

        @Override
        public Object eval(Scope scope) {
            List<Struct> records = new ArrayList<>();
            Iterable<Scope> entries = entries(at, scope);
            if (entries != null) {
                for (Scope entry : entries) {
                    Struct record = builder.build(entry);
                    if (record != null) {
                        records.add(record);
                    }
                }
            }
            return records;
        }
    }

    /** A text of each entry of a list, without repetitions; entries that have none are left out. */
    record TextOfEach(Expr.At at, Expr text) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Set<Object> texts = new LinkedHashSet<>();
            Iterable<Scope> entries = entries(at, scope);
            if (entries != null) {
                for (Scope entry : entries) {
                    Object value = text.eval(entry);
                    if (value != null && !(value instanceof Absent)) {
                        texts.add(value);
                    }
                }
            }
            return new ArrayList<>(texts);
        }
    }

    /**
     * The scopes of a list's entries, in their order; null if there is no list.
     *
     * @throws ConversionException if something else than a list of objects stands there
     */
    static Iterable<Scope> entries(Expr.At at, Scope scope) {
        Object found = at.eval(scope);
        if (found == null) {
            return null;
        }
        if (!(found instanceof JsonNode list) || !list.isArray()) {
            throw Scalars.mismatch(found, "a list");
        }
        List<Scope> entries = new ArrayList<>(list.size());
        for (JsonNode entry : list) {
            if (!entry.isObject()) {
                throw new ConversionException("is a list with an entry that is no object");
            }
            entries.add(scope.into(entry, at.path()));
        }
        return entries;
    }

    /**
     * The object that stands somewhere; null if nothing does.
     *
     * @throws ConversionException if it is something else
     */
    private static ObjectNode object(Object found) {
        if (Scalars.isBlank(found) || JsonPath.isEmptyList(found)) {
            return null;
        }
        if (found instanceof ObjectNode object) {
            return object;
        }
        throw Scalars.mismatch(found, "an object");
    }

    /**
     * What no other rule reads, as text. Nested values are left out: they are for the raw topic.
     *
     * @param taken keys that other rules read; complete once the whole mapping is compiled
     * @param keep patterns of keys that stay although another rule reads them
     * @param except patterns of keys to leave out
     */
    record Rest(Expr.At at, Set<String> taken, KeyPatterns keep, KeyPatterns except) implements Expr {

        @Override
        public Object eval(Scope scope) {
            ObjectNode object = object(at.eval(scope));
            if (object == null) {
                return null;
            }
            Map<String, String> rest = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                String text = text(JsonPath.value(entry.getValue()));
                if (text != null && belongs(entry.getKey()) && !Secrets.isSecret(entry.getKey(), text)) {
                    rest.put(entry.getKey(), Secrets.hideIn(text));
                }
            }
            return rest;
        }

        private boolean belongs(String key) {
            return (!taken.contains(key) || keep.match(key)) && !except.match(key);
        }

        private static String text(Object value) {
            if (value == null || value instanceof JsonNode || value.equals("")) {
                return null;
            }
            return value instanceof Number ? Numbers.plainText(value) : value.toString();
        }
    }
}
