package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.raw.RecordKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Fills {@code meta}: from the envelope, and from what a mapping says about the provider's object. */
final class MetaBuilder {

    /** What a mapping may say; the rest comes from the envelope. */
    static final Set<String> MAPPABLE = Set.of(
            "environment",
            "source_url",
            "created_at",
            "updated_at",
            "deleted",
            "deleted_at",
            "merged_into_id",
            "merged_ids",
            "external_ids");

    /** Fields that are always put from elsewhere. */
    static final Set<String> FROM_ENVELOPE =
            Set.of("tenant_id", "source_system", "source_object", "source_id", "observed_at", "operation", "deleted");

    private static final String EXTERNAL_IDS = "external_ids";

    private final Schema schema;
    private final RecordBuilder mapped;
    private final Expr origin;
    private final String mappingVersion;

    private final Field tenantId;
    private final Field sourceSystem;
    private final Field sourceObject;
    private final Field sourceId;
    private final Field observedAt;
    private final Field operation;
    private final Field sourceAccount;
    private final Field updatedAt;
    private final Field sourceVersion;
    private final Field eventId;
    private final Field fieldMask;
    private final Field deleted;
    private final Field deletedAt;
    private final Field externalIds;
    private final Field originSystem;
    private final Field originId;
    private final Field contentHash;
    private final Field mappingVersionField;

    /**
     * @param mapped rules of the mapping for {@code meta}
     * @param origin where sinks leave the key of the record that an object was made from, or null
     */
    MetaBuilder(Schema schema, RecordBuilder mapped, Expr origin, String mappingVersion) {
        this.schema = schema;
        this.mapped = mapped;
        this.origin = origin;
        this.mappingVersion = mappingVersion;
        this.tenantId = Slots.of(schema, "tenant_id");
        this.sourceSystem = Slots.of(schema, "source_system");
        this.sourceObject = Slots.of(schema, "source_object");
        this.sourceId = Slots.of(schema, "source_id");
        this.observedAt = Slots.of(schema, "observed_at");
        this.operation = Slots.of(schema, "operation");
        this.sourceAccount = Slots.of(schema, "source_account");
        this.updatedAt = Slots.of(schema, "updated_at");
        this.sourceVersion = Slots.of(schema, "source_version");
        this.eventId = Slots.of(schema, "event_id");
        this.fieldMask = Slots.of(schema, "field_mask");
        this.deleted = Slots.of(schema, "deleted");
        this.deletedAt = Slots.of(schema, "deleted_at");
        this.externalIds = Slots.of(schema, EXTERNAL_IDS);
        this.originSystem = Slots.of(schema, "origin_system");
        this.originId = Slots.of(schema, "origin_id");
        this.contentHash = Slots.of(schema, "content_hash");
        this.mappingVersionField = Slots.of(schema, "mapping_version");
    }

    /** A meta record with what every one must have: enough to be valid. */
    Struct begin(RawRecord raw, Scope scope) {
        return new Struct(schema)
                .put(tenantId, raw.tenant())
                .put(sourceSystem, raw.system())
                .put(sourceObject, raw.object())
                .put(sourceId, raw.id())
                .put(observedAt, Date.from(raw.observedAt()))
                .put(operation, operation(raw.operation(), scope.deleted()));
    }

    /**
     * Adds the rest.
     *
     * @param saysSomething whether the object had anything beyond its id
     */
    void complete(Struct meta, RawRecord raw, Scope scope, boolean saysSomething, String hash) {
        fill(meta, scope);
        meta.put(sourceAccount, raw.account())
                .put(deleted, scope.deleted())
                .put(contentHash, hash)
                .put(mappingVersionField, mappingVersion);
        if (raw.apiVersion() != null) {
            meta.put(sourceVersion, raw.apiVersion());
        }
        if (raw.changeId() != null) {
            meta.put(eventId, raw.changeId());
        }
        fillFromEnvelope(meta, updatedAt, raw.occurredAt());
        if (scope.deleted()) {
            fillFromEnvelope(meta, deletedAt, raw.occurredAt());
            // Of a mere notice nothing is known: it must not look as if all fields had been emptied.
            meta.put(fieldMask, saysSomething ? null : List.of());
        } else {
            meta.put(deletedAt, null);
        }
        putOrigin(meta, scope);
    }

    private void fill(Struct meta, Scope scope) {
        try {
            mapped.fill(meta, scope);
        } catch (FieldFailure failure) {
            throw failure.within("meta");
        }
    }

    private static String operation(Operation operation, boolean deleted) {
        if (operation == Operation.MERGE) {
            return "MERGE";
        }
        if (deleted) {
            return "DELETE";
        }
        return switch (operation) {
            case READ -> "SNAPSHOT";
            case PATCH -> "PATCH";
            default -> "UPSERT";
        };
    }

    private static void fillFromEnvelope(Struct meta, Field field, Instant occurredAt) {
        if (meta.get(field) == null && occurredAt != null) {
            meta.put(field, Date.from(occurredAt));
        }
    }

    private String origin(Scope scope) {
        try {
            return origin != null && origin.eval(scope) instanceof String text ? text : null;
        } catch (ConversionException failure) {
            throw FieldFailure.of("meta." + originId.name(), failure);
        }
    }

    private void putOrigin(Struct meta, Scope scope) {
        String text = origin(scope);
        if (text == null) {
            return;
        }
        RecordKey key;
        try {
            key = RecordKey.parse(text);
        } catch (IllegalArgumentException notAKey) {
            // Somebody else's use of the same name.
            return;
        }
        meta.put(originSystem, key.system()).put(originId, key.id());
        Map<String, String> ids = new LinkedHashMap<>(meta.<String, String>getMap(EXTERNAL_IDS));
        ids.putIfAbsent(key.system() + "." + key.object(), key.id());
        meta.put(externalIds, ids);
    }
}
