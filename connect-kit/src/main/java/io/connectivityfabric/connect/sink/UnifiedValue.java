package io.connectivityfabric.connect.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.UnifiedJson;
import io.connectivityfabric.unified.Entity;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The unified record that a sink record holds: a struct if it was read with a schema (Avro, JSON with schemas), a map if
 * it was read as plain JSON.
 */
public final class UnifiedValue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOPIC = Pattern.compile("unified\\.([a-z_]+)\\.v\\d+$");

    private UnifiedValue() {}

    /**
     * Which entity the record holds: its schema tells, or, of plain JSON, its topic.
     *
     * @throws RejectedRecordException if neither does
     */
    public static Entity entity(SinkRecord record) {
        if (record.value() instanceof Struct struct) {
            for (Entity entity : Entity.values()) {
                if (entity.schema().name().equals(struct.schema().name())) {
                    return entity;
                }
            }
        }
        Matcher topic = TOPIC.matcher(record.originalTopic());
        if (record.value() instanceof Map<?, ?> && topic.find()) {
            return Entity.ofName(topic.group(1)).orElseThrow(() -> noEntity(record));
        }
        throw noEntity(record);
    }

    private static RejectedRecordException noEntity(SinkRecord record) {
        return new RejectedRecordException("The sink writes unified records and got " + describe(record.value())
                + " from topic " + record.originalTopic() + ": check topics, value.converter, and for raw topics the"
                + " transform Unify. JSON without schemas is told by topics named like unified.customer.v1");
    }

    /** @throws RejectedRecordException if the record holds anything else; the message never shows the value */
    public static Struct of(SinkRecord record, Entity entity) {
        Object value = record.value();
        if (value instanceof Struct struct
                && entity.schema().name().equals(struct.schema().name())) {
            return struct;
        }
        if (value instanceof Map<?, ?> map && map.containsKey("meta")) {
            return fromPlainJson(map, entity);
        }
        throw new RejectedRecordException("The sink writes " + entity.recordName() + " and got " + describe(value)
                + ": check topics, value.converter, and for raw topics the transform Unify");
    }

    private static Struct fromPlainJson(Map<?, ?> map, Entity entity) {
        try {
            return UnifiedJson.read(JSON.valueToTree(map), entity.schema());
        } catch (IllegalArgumentException e) {
            throw new RejectedRecordException("The value is no " + entity.recordName() + ": " + e.getMessage(), e);
        }
    }

    private static String describe(Object value) {
        if (value instanceof Struct struct) {
            return struct.schema().name() == null
                    ? "a struct without a name"
                    : struct.schema().name();
        }
        return "a value without a schema (" + value.getClass().getSimpleName() + ")";
    }
}
