package io.connectivityfabric.connect.sink;

import io.connectivityfabric.raw.RecordKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * What a sink asks of the {@code meta} of a unified record, whichever system it comes from.
 *
 * @param meta the record's {@code meta}
 */
public record UnifiedMeta(Struct meta) {

    private static final String MERGE = "MERGE";

    /** The meta of a unified record. */
    public static UnifiedMeta of(Struct unified) {
        return new UnifiedMeta(unified.getStruct("meta"));
    }

    /**
     * @param setting that names the sink's tenant
     * @throws RejectedRecordException if the record belongs to another tenant
     */
    public void requireTenant(String tenant, String setting) {
        String own = meta.getString("tenant_id");
        if (!tenant.equals(own)) {
            throw new RejectedRecordException("The record belongs to tenant '" + own
                    + "' and this sink writes for tenant '" + tenant + "': check " + setting + " and topics");
        }
    }

    /** The key of the record that this one comes from, which names what is made of it for ever. */
    public RecordKey key() {
        return keyOf(meta.getString("source_object"), meta.getString("source_id"));
    }

    /** The key of another object of the same account. */
    public RecordKey keyOf(String object, String id) {
        String account = meta.getString("source_account");
        return new RecordKey(
                meta.getString("tenant_id"),
                meta.getString("source_system"),
                account == null ? "" : account,
                object,
                id);
    }

    /** Whether the record was read from this very account. */
    public boolean isFrom(String system, String account) {
        String source = meta.getString("source_account");
        return system.equals(meta.getString("source_system")) && (source == null || source.equals(account));
    }

    /** Whether the object was first written there and has been read from elsewhere. */
    public boolean originatesIn(String system) {
        return system.equals(meta.getString("origin_system"));
    }

    /** The object is gone in its source, or was merged into another one. */
    public boolean isDelete() {
        return Boolean.TRUE.equals(meta.getBoolean("deleted")) || "DELETE".equals(operation()) || isMerge();
    }

    /** The object lives on in another one: what was made of it must not be destroyed for that. */
    public boolean isMerge() {
        return MERGE.equals(operation());
    }

    private String operation() {
        return meta.getString("operation");
    }

    /** The id that the object has in a system, where the record names it: {@code stripe.customer}. */
    public Optional<String> externalId(String name) {
        Map<String, String> ids = meta.getMap("external_ids");
        return Optional.ofNullable(ids == null ? null : ids.get(name));
    }

    /**
     * When the state was current: its last change by the source's clock, or, where the source does not tell, when it was
     * read; null if neither is known.
     */
    public Instant version() {
        Instant changed = time("updated_at");
        return changed == null ? time("observed_at") : changed;
    }

    /** When the object was created in its source; null if that is not known. */
    public Instant createdAt() {
        return time("created_at");
    }

    private Instant time(String field) {
        return meta.get(field) instanceof Date date ? date.toInstant() : null;
    }
}
