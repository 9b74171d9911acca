package io.connectivityfabric.raw;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * A sign of life of one stream: carries the source's position forward while nothing changes at the provider, or when
 * the records that would have carried it were filtered out. {@code Unify} passes it untouched.
 *
 * @param at when it was made, by our clock
 */
public record Heartbeat(String tenant, String system, String account, String stream, Instant at) {

    /** Name of {@link #SCHEMA}. */
    public static final String SCHEMA_NAME = "io.connectivityfabric.Heartbeat";

    public static final Schema SCHEMA = SchemaBuilder.struct()
            .name(SCHEMA_NAME)
            .version(1)
            .doc("A sign of life of one stream of a source.")
            .field("tenant", Schema.STRING_SCHEMA)
            .field("system", Schema.STRING_SCHEMA)
            .field("account", Schema.STRING_SCHEMA)
            .field("stream", Schema.STRING_SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .build();

    private static final String OBJECT = "heartbeat";

    public Heartbeat {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(at, "at");
    }

    /** {@code tenant:system:account:heartbeat:stream}, so that a compacted topic keeps the last one of each stream. */
    public RecordKey key() {
        return new RecordKey(tenant, system, account, OBJECT, stream);
    }

    /** Whether a schemaless value, as {@code JsonConverter} gives with {@code schemas.enable=false}, is a heartbeat. */
    public static boolean isHeartbeat(Map<?, ?> map) {
        return map.size() == SCHEMA.fields().size()
                && SCHEMA.fields().stream().allMatch(field -> map.get(field.name()) != null);
    }

    public Struct toStruct() {
        return new Struct(SCHEMA)
                .put("tenant", tenant)
                .put("system", system)
                .put("account", account)
                .put("stream", stream)
                .put("at", Date.from(at));
    }
}
