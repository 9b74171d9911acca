package io.connectivityfabric.mapping;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * A path into a unified record. Goes by names: a record that comes through a converter has the schema of whoever wrote
 * it, which may lack the newest fields.
 */
final class StructPath implements Accessor {

    private final Object[] segments;

    StructPath(List<Object> segments) {
        this.segments = segments.toArray();
    }

    @Override
    public Object get(Object from) {
        Object value = from;
        for (Object segment : segments) {
            if (value instanceof Struct struct) {
                Field field = struct.schema().field((String) segment);
                value = field == null ? null : struct.get(field);
            } else if (value instanceof Map<?, ?> map) {
                value = map.get(segment);
            } else if (value instanceof List<?> list) {
                int index = (Integer) segment;
                value = index < list.size() ? list.get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }
}
