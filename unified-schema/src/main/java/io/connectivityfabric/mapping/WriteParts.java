package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** Rules that only occur in writing: parts of a unified record. */
final class WriteParts {

    private WriteParts() {}

    /** A record of the unified record as an object of its own; left out if it lacks what the provider requires. */
    record Use(Expr.At at, ObjectBuilder builder) implements Expr {

        @Override
        public Object eval(Scope scope) {
            FieldMask mask = scope.mask();
            String field = at.field(scope);
            if (mask != null && !mask.touches(field)) {
                return Absent.NOT_ASSERTED;
            }
            Object part = at.accessor().get(at.path().fromRoot() ? scope.root() : scope.here());
            if (!(part instanceof Struct)) {
                return mask == null || mask.covers(field) ? null : Absent.NOT_ASSERTED;
            }
            ObjectNode object = builder.build(scope.into(part, at.path()));
            return object == null || object.isEmpty() ? Absent.NOT_APPLICABLE : object;
        }
    }

    /** Each record of a list as an object; those that lack what the provider requires are left out. */
    record Each(Expr.At at, ObjectBuilder builder) implements Expr {

        @Override
        public Object eval(Scope scope) {
            if (!(at.eval(scope) instanceof List<?> records)) {
                return Absent.NOT_ASSERTED;
            }
            List<ObjectNode> objects = new ArrayList<>();
            for (Object record : records) {
                ObjectNode object = builder.build(scope.intoWhole(record));
                if (object != null && !object.isEmpty()) {
                    objects.add(object);
                }
            }
            // No entries in a complete record: its system has none to tell of. In a partial one: there are to be none.
            return objects.isEmpty() && scope.mask() == null ? Absent.NOT_APPLICABLE : objects;
        }
    }

    /** Entries of a map that the mapping allows to go out, each under its own key. */
    record Rest(Expr.At at, KeyPatterns allow, KeyPatterns never) implements Expr {

        @Override
        public Object eval(Scope scope) {
            FieldMask mask = scope.mask();
            Map<String, String> rest = new LinkedHashMap<>();
            if (at.accessor().get(scope.root()) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (goesOut((String) key, mask)) {
                        rest.put((String) key, (String) value);
                    }
                });
            }
            if (mask != null) {
                allow.names().stream().filter(key -> goesOut(key, mask)).forEach(key -> rest.putIfAbsent(key, ""));
            }
            return rest.isEmpty() ? Absent.NOT_APPLICABLE : rest;
        }

        private boolean goesOut(String key, FieldMask mask) {
            return allow.match(key)
                    && !never.match(key)
                    && (mask == null || mask.covers(at.path().text() + "." + key));
        }
    }
}
