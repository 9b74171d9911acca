package io.connectivityfabric.unified;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Unified records as Connect has them, made from nothing but their schema. */
final class ConnectSamples {

    private ConnectSamples() {}

    /** A record with a value in every field. */
    static Struct full(Schema schema) {
        Struct struct = new Struct(schema);
        schema.fields().forEach(field -> struct.put(field, value(field.name(), field.schema())));
        return struct;
    }

    /** A record with nothing but what has no default. */
    static Struct bare(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            if (!field.schema().isOptional() && field.schema().defaultValue() == null) {
                struct.put(
                        field,
                        field.schema().type() == Schema.Type.STRUCT
                                ? bare(field.schema())
                                : value(field.name(), field.schema()));
            }
        }
        return struct;
    }

    /** The same with its defaults put in: never null where the schema has one. */
    static Struct withDefaults(Struct bare) {
        Struct struct = new Struct(bare.schema());
        for (Field field : bare.schema().fields()) {
            Object value = bare.get(field);
            struct.put(field, value instanceof Struct inner ? withDefaults(inner) : value);
        }
        return struct;
    }

    private static Object value(String name, Schema schema) {
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return new Date(1_700_000_000_123L);
        }
        return switch (schema.type()) {
            case STRUCT -> full(schema);
            case ARRAY -> List.of(value(name, schema.valueSchema()));
            case MAP -> Map.of("key", value(name, schema.valueSchema()));
            case STRING -> "value of " + name;
            case BOOLEAN -> true;
            case INT32 -> 7;
            case INT64 -> Long.MAX_VALUE;
            case FLOAT64 -> 0.25;
            default -> throw new IllegalArgumentException("No sample of " + schema.type());
        };
    }
}
