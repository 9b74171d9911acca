package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.ConversionException;
import java.util.List;

/** Fills the object that a provider takes in a write, rule by rule, from a unified record. */
final class ObjectBuilder {

    /**
     * One field of the provider and the rule that fills it.
     *
     * @param path keys from the outside in; empty to add to the object itself
     * @param makesObject whether the value is an object, or several, in which other rules can set keys of their own
     * @param fillsBlanksOnly says for a record whether the value must not replace one that is there; null for never
     */
    record Assignment(
            String target,
            List<Object> path,
            Expr rule,
            boolean makesObject,
            boolean required,
            Condition fillsBlanksOnly) {}

    private final List<Assignment> assignments;

    ObjectBuilder(List<Assignment> assignments) {
        this.assignments = assignments;
    }

    List<Assignment> assignments() {
        return assignments;
    }

    /**
     * The object of a record.
     *
     * @return null if something that is required is missing
     * @throws FieldFailure if a value cannot be converted
     */
    ObjectNode build(Scope scope) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Assignment assignment : assignments) {
            Object value = value(assignment, scope);
            if (value == null && assignment.required()) {
                return null;
            }
            if (value instanceof Absent) {
                continue;
            }
            if (value != null) {
                put(object, assignment.path(), JsonValues.of(value));
            } else if (scope.mask() != null) {
                put(object, assignment.path(), JsonValues.of(""));
            }
        }
        return object;
    }

    /** The first field that is required but has no value in this record; null if there is none. */
    String missing(Scope scope) {
        for (Assignment assignment : assignments) {
            if (assignment.required() && value(assignment, scope) == null) {
                return assignment.target();
            }
        }
        return null;
    }

    private static Object value(Assignment assignment, Scope scope) {
        Expr rule = assignment.rule();
        try {
            Object value = rule.eval(scope);
            // What says nothing about the record is not asserted by a partial one.
            return value != null && scope.mask() != null && !rule.tells(scope) ? Absent.NOT_ASSERTED : value;
        } catch (ConversionException failure) {
            throw FieldFailure.of(assignment.target(), failure);
        } catch (FieldFailure failure) {
            throw failure.within(assignment.target());
        }
    }

    private static void put(ObjectNode object, List<Object> path, JsonNode value) {
        if (path.isEmpty()) {
            merge(object, value);
            return;
        }
        ObjectNode parent = object;
        for (Object key : path.subList(0, path.size() - 1)) {
            JsonNode child = parent.get((String) key);
            parent = child instanceof ObjectNode known ? known : parent.putObject((String) key);
        }
        String last = (String) path.get(path.size() - 1);
        if (parent.get(last) instanceof ObjectNode known && value.isObject()) {
            merge(known, value);
        } else if (!value.isObject() || !value.isEmpty()) {
            parent.set(last, value);
        }
    }

    /** A rule for a key of its own goes before what comes along with the rest. */
    private static void merge(ObjectNode object, JsonNode more) {
        more.properties().forEach(entry -> object.putIfAbsent(entry.getKey(), entry.getValue()));
    }
}
