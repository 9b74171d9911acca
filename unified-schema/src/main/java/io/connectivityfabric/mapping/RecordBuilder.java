package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Fills a record of a unified entity, field by field, from a provider's object. */
final class RecordBuilder {

    /** One field and the rule that fills it. */
    record Assignment(Field field, Expr rule, boolean required, Field slot, Object defaultValue) {

        Assignment(Field field, Expr rule, boolean required) {
            this(field, rule, required, Slots.of(field), field.schema().defaultValue());
        }
    }

    private final Schema schema;
    private final Assignment[] assignments;
    private final Assignment[] required;
    private final Field[] defaults;

    /**
     * @param leftOut fields that something else fills
     */
    RecordBuilder(Schema schema, List<Assignment> assignments, Set<String> leftOut) {
        this.schema = schema;
        this.assignments = assignments.toArray(Assignment[]::new);
        this.required = assignments.stream().filter(Assignment::required).toArray(Assignment[]::new);
        Set<String> filled = assignments.stream().map(a -> a.field().name()).collect(Collectors.toSet());
        filled.addAll(leftOut);
        this.defaults = schema.fields().stream()
                .filter(field ->
                        !filled.contains(field.name()) && field.schema().defaultValue() != null)
                .map(Slots::of)
                .toArray(Field[]::new);
    }

    Struct newStruct() {
        return new Struct(schema);
    }

    /**
     * Fills a struct. Defaults are put in: {@code Struct.getString} and its like would answer null for them.
     *
     * @return whether the object had anything to say: some rule that reads it gave a value
     * @throws FieldFailure if a value cannot be converted, or a required one is missing
     */
    boolean fill(Struct struct, Scope scope) {
        boolean found = false;
        for (Assignment assignment : assignments) {
            Object value = value(assignment, scope);
            if (value != null) {
                found = found || !isEmpty(value) && assignment.rule().tells(scope);
                put(struct, assignment, value);
            } else if (assignment.required()) {
                throw new FieldFailure(assignment.field().name(), "is required but missing");
            } else if (assignment.defaultValue() != null) {
                struct.put(assignment.slot(), assignment.defaultValue());
            }
        }
        for (Field slot : defaults) {
            struct.put(slot, slot.schema().defaultValue());
        }
        return found;
    }

    /** A record of its own for a part of the object; null if the part says nothing, or lacks what is required. */
    Struct build(Scope scope) {
        for (Assignment assignment : required) {
            if (value(assignment, scope) == null) {
                return null;
            }
        }
        Struct struct = newStruct();
        return fill(struct, scope) ? struct : null;
    }

    private static void put(Struct struct, Assignment assignment, Object value) {
        try {
            struct.put(assignment.slot(), value);
        } catch (DataException misfit) {
            throw new FieldFailure(assignment.field().name(), misfit.getMessage());
        }
    }

    private static Object value(Assignment assignment, Scope scope) {
        try {
            Object value = assignment.rule().eval(scope);
            return value instanceof Absent ? null : value;
        } catch (ConversionException failure) {
            throw FieldFailure.of(assignment.field().name(), failure);
        } catch (FieldFailure failure) {
            throw failure.within(assignment.field().name());
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
