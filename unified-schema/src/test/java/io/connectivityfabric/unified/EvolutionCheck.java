package io.connectivityfabric.unified;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Says what keeps schemas from following those of a release: what Avro's checker finds in either direction, and what it
 * does not see, but some reader would.
 */
final class EvolutionCheck {

    private final List<String> faults = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();
    private final String release;

    private EvolutionCheck(String release) {
        this.release = release;
    }

    /** What is wrong with {@code next} as successors of {@code released}; empty if they can be released. */
    static List<String> faults(ReleasedSchemas released, ReleasedSchemas next) {
        EvolutionCheck check = new EvolutionCheck(released.version());
        released.schemas().forEach((entity, old) -> {
            Schema schema = next.schemas().get(entity);
            if (schema == null) {
                check.fault(entity, "is gone");
            } else {
                check.avro(entity, "records of the release cannot be read", schema, old);
                check.avro(entity, "readers of the release cannot read it", old, schema);
                check.same(entity, old, schema);
            }
        });
        released.vocabularies().forEach((name, values) -> {
            List<String> left = next.vocabularies().getOrDefault(name, List.of());
            values.stream()
                    .filter(value -> !left.contains(value))
                    .forEach(value -> check.fault("vocabulary " + name, "has no '" + value + "' any more"));
        });
        return check.faults;
    }

    private void fault(String where, String what) {
        faults.add(where + " " + what + "; released in " + release);
    }

    private void avro(String entity, String direction, Schema reader, Schema writer) {
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            fault(entity, direction + ": " + found.getType() + " at " + found.getLocation() + " " + found.getMessage());
        }
    }

    private void same(String where, Schema old, Schema next) {
        if (old.getType() != next.getType()) {
            fault(where, "was " + old.getType() + " and is " + next.getType());
            return;
        }
        if (!Objects.equals(logical(old), logical(next))) {
            fault(where, "was " + logical(old) + " and is " + logical(next));
        }
        switch (old.getType()) {
            case RECORD -> sameRecord(where, old, next);
            case ARRAY -> same(where + "[]", old.getElementType(), next.getElementType());
            case MAP -> same(where + "{}", old.getValueType(), next.getValueType());
            case UNION -> sameUnion(where, old, next);
            default -> {
                // Nothing inside.
            }
        }
    }

    /** A logical type with what belongs to it, such as the scale of a decimal. */
    private static String logical(Schema schema) {
        String name = schema.getProp("logicalType");
        return name == null ? schema.getType() + " of no logical type" : name + " " + schema.getObjectProps();
    }

    private void sameUnion(String where, Schema old, Schema next) {
        if (old.getTypes().size() != next.getTypes().size()) {
            fault(
                    where,
                    "was a union of " + old.getTypes().size() + " and is one of "
                            + next.getTypes().size());
            return;
        }
        for (int i = 0; i < old.getTypes().size(); i++) {
            same(where, old.getTypes().get(i), next.getTypes().get(i));
        }
    }

    private void sameRecord(String where, Schema old, Schema next) {
        if (!old.getFullName().equals(next.getFullName())) {
            fault(where, "was a " + old.getFullName() + " and is a " + next.getFullName());
        }
        if (!compared.add(where)) {
            return;
        }
        List<String> names = next.getFields().stream().map(Schema.Field::name).toList();
        for (Schema.Field field : old.getFields()) {
            String name = old.getName() + "." + field.name();
            Schema.Field successor = next.getField(field.name());
            if (successor == null) {
                fault(name, "is gone");
            } else {
                if (successor.pos() != field.pos()) {
                    fault(
                            name,
                            "is not in its place: fields are only appended, but before it stands "
                                    + names.get(Math.max(0, successor.pos() - 1)));
                }
                sameField(name, field, successor);
            }
        }
        for (Schema.Field appended :
                next.getFields().subList(Math.min(names.size(), old.getFields().size()), names.size())) {
            if (old.getField(appended.name()) == null && !appended.hasDefaultValue()) {
                fault(next.getName() + "." + appended.name(), "is new and has no default");
            }
        }
    }

    private void sameField(String name, Schema.Field old, Schema.Field next) {
        if (old.hasDefaultValue() != next.hasDefaultValue()
                || !Objects.deepEquals(old.defaultVal(), next.defaultVal())) {
            fault(name, "had " + defaultOf(old) + " and has " + defaultOf(next));
        }
        if (!old.getObjectProps().equals(next.getObjectProps())) {
            fault(name, "had " + old.getObjectProps() + " and has " + next.getObjectProps());
        }
        same(name, old.schema(), next.schema());
    }

    private static String defaultOf(Schema.Field field) {
        return field.hasDefaultValue() ? "the default " + field.defaultVal() : "no default";
    }
}
