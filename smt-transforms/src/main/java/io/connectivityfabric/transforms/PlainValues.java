package io.connectivityfabric.transforms;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Values of Connect, with or without schema, as maps and lists that JSON can be written of. */
final class PlainValues {

    private PlainValues() {}

    static Object of(Object value) {
        if (value instanceof Struct struct) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Field field : struct.schema().fields()) {
                map.put(field.name(), of(struct.get(field)));
            }
            return map;
        }
        if (value instanceof Map<?, ?> given) {
            Map<String, Object> map = new LinkedHashMap<>();
            given.forEach((key, entry) -> map.put(String.valueOf(key), of(entry)));
            return map;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(PlainValues::of).toList();
        }
        if (value instanceof Date time) {
            return time.toInstant().toString();
        }
        return value instanceof ByteBuffer bytes ? bytes.array() : value;
    }
}
