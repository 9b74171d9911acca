package io.connectivityfabric.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** How the records of one schema go into their {@link ContentHash}: worked out once, not for each value anew. */
final class HashedRecord {

    private final Part[] parts;

    /** How the values of one schema are written. */
    @FunctionalInterface
    private interface Writer {
        void write(CanonicalBytes bytes, Object value);
    }

    /** A field; {@code mayBeEmpty} if it is a list or a map. */
    private record Part(Field field, Object defaultValue, boolean mayBeEmpty, Writer writer) {

        static Part of(Field field) {
            Schema.Type type = field.schema().type();
            return new Part(
                    field,
                    field.schema().defaultValue(),
                    type == Schema.Type.ARRAY || type == Schema.Type.MAP,
                    writerOf(field.schema()));
        }

        void write(CanonicalBytes bytes, Struct record) {
            Object value = record.get(field);
            if (value != null && !(mayBeEmpty && isEmpty(value)) && !isDefault(value)) {
                bytes.number(field.index());
                writer.write(bytes, value);
            }
        }

        private boolean isDefault(Object value) {
            return defaultValue != null && defaultValue.equals(value);
        }

        private static boolean isEmpty(Object value) {
            return value instanceof Collection<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
        }
    }

    /**
     * @param leftOut fields that do not count
     */
    HashedRecord(Schema schema, Set<String> leftOut) {
        this.parts = schema.fields().stream()
                .filter(field -> !leftOut.contains(field.name()))
                .map(Part::of)
                .toArray(Part[]::new);
    }

    /** Adds all fields of a record that say something. */
    void write(CanonicalBytes bytes, Struct record) {
        for (Part part : parts) {
            part.write(bytes, record);
        }
    }

    private static Writer writerOf(Schema schema) {
        return switch (schema.type()) {
            case STRUCT -> nested(new HashedRecord(schema, Set.of()));
            case ARRAY -> list(writerOf(schema.valueSchema()));
            case MAP -> map(writerOf(schema.valueSchema()));
            case INT32, INT64 ->
                Timestamp.LOGICAL_NAME.equals(schema.name())
                        ? (bytes, value) -> bytes.decimal(((Date) value).getTime())
                        : (bytes, value) -> bytes.decimal(((Number) value).longValue());
            default -> (bytes, value) -> bytes.text(value.toString());
        };
    }

    private static Writer nested(HashedRecord record) {
        return (bytes, value) -> {
            bytes.mark('{');
            record.write(bytes, (Struct) value);
            bytes.mark('}');
        };
    }

    private static Writer list(Writer entries) {
        return (bytes, value) -> {
            bytes.mark('[');
            for (Object entry : (List<?>) value) {
                entries.write(bytes, entry);
            }
            bytes.mark(']');
        };
    }

    private static Writer map(Writer values) {
        return (bytes, value) -> {
            Map<?, ?> map = (Map<?, ?>) value;
            Object[] keys = map.keySet().toArray();
            Arrays.sort(keys);
            bytes.mark('<');
            for (Object key : keys) {
                bytes.text((String) key);
                values.write(bytes, map.get(key));
            }
            bytes.mark('>');
        };
    }
}
