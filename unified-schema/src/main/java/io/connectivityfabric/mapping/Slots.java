package io.connectivityfabric.mapping;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * Fields to put values into. {@code Struct.put} makes a text that names the field before it looks whether the value fits,
 * which takes longer than all else that it does. Of a field without a name it makes none; schema and place are the same, and
 * so is the check.
 */
final class Slots {

    private Slots() {}

    /** The place of a field in its record. */
    static Field of(Field field) {
        return new Field(null, field.index(), field.schema());
    }

    /** The place of the field with this name. */
    static Field of(Schema schema, String name) {
        return of(schema.field(name));
    }
}
