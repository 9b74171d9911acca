package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.Secrets;
import io.connectivityfabric.mapping.Unified;
import io.connectivityfabric.mapping.Unifier;
import io.connectivityfabric.raw.Heartbeat;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Turns a raw record of a provider into a unified record, and routes it to the topic of its entity. Works on the source
 * side and, over raw topics, on the sink side. Keeps nothing between records, and may be called by many threads.
 *
 * <p>What a record is, it says itself ({@link RawRecord}, with or without schema); a provider's bare JSON says it too, or
 * the config does. Untouched pass heartbeats, unified records, records without a value, and, on the source side, those
 * marked with {@link RawHeaders#OUTPUT}{@code =raw}.
 * A record that no mapping is for passes, is dropped or fails, as {@code on.unmapped} says; one that cannot be mapped fails
 * with a {@link DataException} that names object, id and field, or goes to another topic, as {@code on.error} says.
 */
public final class Unify<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private Unifier unifier;
    private TopicFormat topic;
    private boolean passRaw;
    private OnUnmapped onUnmapped;
    private ErrorsTopic errors;
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
        this.unifier = config.unifier();
        this.topic = config.topic();
        this.passRaw = config.passRaw();
        this.onUnmapped = config.onUnmapped();
        this.errors = config.errorsTopic();
        this.bareObjects = config.bareObjects();
    }

    @Override
    public R apply(R record) {
        if (errors != null) {
            ErrorsTopic.checkSide(record);
        }
        if (record.value() == null || isDone(record) || staysRaw(record)) {
            return record;
        }
        try {
            return unify(record);
        } catch (MappingException | DataException failure) {
            if (errors != null) {
                return errors.send(record, failure.getMessage());
            }
            throw failure instanceof DataException ? failure : new DataException(failure.getMessage());
        }
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }

    private R unify(R record) {
        RawRecord raw = envelope(record);
        if (raw == null) {
            return unmapped(record, "its value is no " + RawRecord.SCHEMA_NAME + ", and no object that is known");
        }
        Optional<Unified> unified = unifier.unify(raw);
        return unified.isPresent()
                ? routed(record, unified.get())
                : unmapped(
                        record,
                        raw.system() + "." + raw.object() + " " + raw.id() + " has no mapping to what is wanted");
    }

    private R routed(R record, Unified unified) {
        Struct value = unified.value();
        if (passRaw && value != null && unified.raw().payload() != null) {
            value.getStruct("meta")
                    .put("raw_json", Secrets.without(unified.raw().payload()));
        }
        Headers headers = unified.entity() == Entity.EVENT && value != null
                ? CloudEventHeaders.with(record.headers(), value)
                : record.headers();
        return record.newRecord(
                topic.topic(
                        unified.raw().tenant(), unified.entity(), unified.raw().system()),
                record.kafkaPartition(),
                Schema.STRING_SCHEMA,
                unified.key().toString(),
                value == null ? null : value.schema(),
                value,
                record.timestamp(),
                headers);
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
            if (value instanceof Struct struct
                    && RawRecord.SCHEMA_NAME.equals(struct.schema().name())) {
                return RawRecord.fromStruct(struct);
            }
            if (value instanceof Map<?, ?> map && RawRecord.isEnvelope(map)) {
                return RawRecord.fromMap(map);
            }
        } catch (IllegalArgumentException fault) {
            throw new DataException("Cannot map a record of topic " + record.topic() + ": " + fault.getMessage());
        }
        return bareObjects == null ? null : bareObjects.wrap(record);
    }

    private static boolean isDone(ConnectRecord<?> record) {
        if (record.value() instanceof Struct struct) {
            return Heartbeat.SCHEMA_NAME.equals(struct.schema().name()) || Entity.isSchemaOfOne(struct.schema());
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
