package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.Heartbeat;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Turns a raw record of a provider into a unified record, and routes it to the topic of its entity. Works on the source
 * side and, over raw topics, on the sink side.
 *
 * <p>What a record is, it says itself ({@link RawRecord}, with or without schema); for a provider's bare JSON the config
 * says it. Untouched pass heartbeats, records without a value, and, on the source side, those marked with
 * {@link RawHeaders#OUTPUT}{@code =raw}.
 * A record that no mapping is for passes, is dropped or fails, as {@code on.unmapped} says; one that cannot be mapped fails
 * with a {@link DataException} that names object, id and field.
 */
public final class Unify<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private Mappings mappings;
    private TopicFormat topic;
    private OnUnmapped onUnmapped;
    private BareObjects bareObjects;

    @Override
    public String version() {
        return PluginVersion.VALUE;
    }

    @Override
    public ConfigDef config() {
        return UnifyConfig.DEF;
    }

    @Override
    public void configure(Map<String, ?> props) {
        UnifyConfig config = new UnifyConfig(props);
        this.mappings = config.mappings();
        this.topic = config.topic();
        this.onUnmapped = config.onUnmapped();
        this.bareObjects = config.bareObjects();
    }

    @Override
    public R apply(R record) {
        if (record.value() == null || isHeartbeat(record) || staysRaw(record)) {
            return record;
        }
        try {
            RawRecord raw = envelope(record);
            if (raw == null) {
                return unmapped(record, "its value is no " + RawRecord.SCHEMA_NAME);
            }
            Optional<ReadMapping> mapping = mappings.read(raw.system(), raw.object());
            return mapping.isEmpty()
                    ? unmapped(record, raw.system() + "." + raw.object() + " " + raw.id() + " has no mapping")
                    : unified(record, raw, mapping.get());
        } catch (MappingException failure) {
            throw new DataException(failure.getMessage());
        }
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }

    private R unified(R record, RawRecord raw, ReadMapping mapping) {
        Struct value = mapping.apply(raw);
        return record.newRecord(
                topic.topic(raw.tenant(), mapping.target(), raw.system()),
                record.kafkaPartition(),
                Schema.STRING_SCHEMA,
                raw.key().toString(),
                mapping.schema(),
                value,
                record.timestamp(),
                record.headers());
    }

    private R unmapped(R record, String why) {
        return switch (onUnmapped) {
            case PASS -> record;
            case DROP -> null;
            case FAIL ->
                throw new DataException("Cannot map a record of topic " + record.topic() + ": " + why
                        + ". Give a mapping in '" + UnifyConfig.MAPPING_PATHS + "', or set '" + UnifyConfig.ON_UNMAPPED
                        + "' to pass or drop.");
        };
    }

    private RawRecord envelope(R record) {
        Object value = record.value();
        try {
            if (value instanceof Struct struct) {
                return RawRecord.SCHEMA_NAME.equals(struct.schema().name()) ? RawRecord.fromStruct(struct) : null;
            }
            if (value instanceof Map<?, ?> map && RawRecord.isEnvelope(map)) {
                return RawRecord.fromMap(map);
            }
        } catch (IllegalArgumentException fault) {
            throw new DataException("Cannot map a record of topic " + record.topic() + ": " + fault.getMessage());
        }
        if (bareObjects == null || !BareObjects.isCandidate(value)) {
            return null;
        }
        return bareObjects.wrap(
                record,
                mappings.read(bareObjects.system(), bareObjects.object()).orElseThrow());
    }

    private static boolean isHeartbeat(ConnectRecord<?> record) {
        if (record.value() instanceof Struct struct) {
            return Heartbeat.SCHEMA_NAME.equals(struct.schema().name());
        }
        return record.value() instanceof Map<?, ?> map && Heartbeat.isHeartbeat(map);
    }

    /** The mark is about the source's transforms; it stays on the record in its topic, where a sink finds it. */
    private static boolean staysRaw(ConnectRecord<?> record) {
        if (record instanceof SinkRecord || record.headers().isEmpty()) {
            return false;
        }
        Header output = record.headers().lastWithName(RawHeaders.OUTPUT);
        return output != null && RawHeaders.OUTPUT_RAW.equals(output.value());
    }
}
