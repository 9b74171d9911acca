package io.connectivityfabric.raw;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The envelope of one object as its provider sent it.
 *
 * @param tenant owner of the data
 * @param system provider, lower case
 * @param account the provider's account
 * @param object the provider's singular object name
 * @param id the provider's id, as text
 * @param operation what happened to the object
 * @param occurredAt when it happened by the provider's clock; null if the provider does not say, never our clock
 * @param observedAt when the request that read it was sent, by our clock
 * @param changeId id of the change (an event id), or null
 * @param apiVersion version of the provider's API that the payload is in, or null
 * @param payload the provider's JSON, token for token, without live secrets: of a merge, the survivor with its own id, or
 *     the last state of what was merged away; of a patch, only what has changed; null if nothing but the id is known
 */
public record RawRecord(
        String tenant,
        String system,
        String account,
        String object,
        String id,
        Operation operation,
        Instant occurredAt,
        Instant observedAt,
        String changeId,
        String apiVersion,
        String payload) {

    /** Name of {@link #SCHEMA}. */
    public static final String SCHEMA_NAME = "io.connectivityfabric.RawRecord";

    /** Connect schema of the envelope. Fields are only ever appended. */
    public static final Schema SCHEMA = SchemaBuilder.struct()
            .name(SCHEMA_NAME)
            .version(1)
            .doc("One object as its provider sent it.")
            .field("tenant", Schema.STRING_SCHEMA)
            .field("system", Schema.STRING_SCHEMA)
            .field("account", Schema.STRING_SCHEMA)
            .field("object", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .field("operation", Schema.STRING_SCHEMA)
            .field("occurred_at", Timestamp.builder().optional().build())
            .field("observed_at", Timestamp.SCHEMA)
            .field("change_id", Schema.OPTIONAL_STRING_SCHEMA)
            .field("api_version", Schema.OPTIONAL_STRING_SCHEMA)
            .field("payload", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private static final Field TENANT = SCHEMA.field("tenant");
    private static final Field SYSTEM = SCHEMA.field("system");
    private static final Field ACCOUNT = SCHEMA.field("account");
    private static final Field OBJECT = SCHEMA.field("object");
    private static final Field ID = SCHEMA.field("id");
    private static final Field OPERATION = SCHEMA.field("operation");
    private static final Field OCCURRED_AT = SCHEMA.field("occurred_at");
    private static final Field OBSERVED_AT = SCHEMA.field("observed_at");
    private static final Field CHANGE_ID = SCHEMA.field("change_id");
    private static final Field API_VERSION = SCHEMA.field("api_version");
    private static final Field PAYLOAD = SCHEMA.field("payload");

    public RawRecord {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(observedAt, "observedAt");
    }

    /** The key under which this record is written, raw and unified. */
    public RecordKey key() {
        return new RecordKey(tenant, system, account, object, id);
    }

    public Struct toStruct() {
        return new Struct(SCHEMA)
                .put(TENANT, tenant)
                .put(SYSTEM, system)
                .put(ACCOUNT, account)
                .put(OBJECT, object)
                .put(ID, id)
                .put(OPERATION, operation.wireName())
                .put(OCCURRED_AT, occurredAt == null ? null : Date.from(occurredAt))
                .put(OBSERVED_AT, Date.from(observedAt))
                .put(CHANGE_ID, changeId)
                .put(API_VERSION, apiVersion)
                .put(PAYLOAD, payload);
    }

    /**
     * Reads an envelope, also one that a converter has rebuilt with a schema of its own.
     *
     * @throws IllegalArgumentException if it is no envelope, naming the field
     */
    public static RawRecord fromStruct(Struct struct) {
        Schema schema = struct.schema();
        return read(name -> schema.field(name) == null ? null : struct.get(name));
    }

    /**
     * Reads an envelope that a converter without schemas has delivered, such as {@code JsonConverter} with
     * {@code schemas.enable=false}: times are epoch milliseconds there.
     *
     * @throws IllegalArgumentException if it is no envelope, naming the field
     */
    public static RawRecord fromMap(Map<?, ?> map) {
        return read(map::get);
    }

    /** Whether a schemaless value has the shape of this envelope. */
    public static boolean isEnvelope(Map<?, ?> map) {
        return map.get("operation") instanceof String
                && map.get("system") instanceof String
                && map.get("tenant") instanceof String
                && map.containsKey("observed_at")
                && map.containsKey("payload");
    }

    private static RawRecord read(Function<String, Object> fields) {
        return new RawRecord(
                required(fields, "tenant"),
                required(fields, "system"),
                required(fields, "account"),
                required(fields, "object"),
                required(fields, "id"),
                Operation.of(required(fields, "operation")),
                instant(fields, "occurred_at"),
                Objects.requireNonNullElseGet(instant(fields, "observed_at"), () -> {
                    throw missing("observed_at");
                }),
                text(fields, "change_id"),
                text(fields, "api_version"),
                text(fields, "payload"));
    }

    private static String required(Function<String, Object> fields, String name) {
        String value = text(fields, name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    private static String text(Function<String, Object> fields, String name) {
        Object value = fields.apply(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("Field '" + name + "' of a raw record must be text but is a "
                + value.getClass().getSimpleName());
    }

    private static Instant instant(Function<String, Object> fields, String name) {
        Object value = fields.apply(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof Long || value instanceof Integer) {
            return Instant.ofEpochMilli(((Number) value).longValue());
        }
        throw new IllegalArgumentException("Field '" + name + "' of a raw record must be a time but is a "
                + value.getClass().getSimpleName());
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("Field '" + name + "' is missing: this is no " + SCHEMA_NAME);
    }
}
