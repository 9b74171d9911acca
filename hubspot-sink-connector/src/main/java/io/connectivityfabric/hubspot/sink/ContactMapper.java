package io.connectivityfabric.hubspot.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.connect.sink.Mapped;
import io.connectivityfabric.connect.sink.RecordMapper;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.SkipReason;
import io.connectivityfabric.connect.sink.UnifiedValue;
import io.connectivityfabric.hubspot.sink.Aliases.Alias;
import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.WriteMapping;
import io.connectivityfabric.raw.RecordKey;
import io.connectivityfabric.unified.Entity;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Turns a record with a unified customer into the write of a contact. */
final class ContactMapper implements RecordMapper<ContactWrite> {

    private static final String SYSTEM = "hubspot";
    private static final String EXTERNAL_ID = "hubspot.contact";

    private final WriteMapping mapping;
    private final String tenant;
    private final String portal;
    private final Aliases aliases;

    /**
     * @param tenant whose records may be written
     * @param portal the account that is written to: its own records are not written back
     */
    ContactMapper(WriteMapping mapping, String tenant, long portal, Aliases aliases) {
        this.mapping = mapping;
        this.tenant = tenant;
        this.portal = Long.toString(portal);
        this.aliases = aliases;
    }

    @Override
    public Mapped<ContactWrite> map(SinkRecord record) {
        if (record.value() == null) {
            return new Mapped.Skip<>(SkipReason.DELETE);
        }
        Struct customer = UnifiedValue.of(record, Entity.CUSTOMER);
        try {
            return map(customer, customer.getStruct("meta"));
        } catch (MappingException | DataException e) {
            throw new RejectedRecordException(e.getMessage(), e);
        }
    }

    private Mapped<ContactWrite> map(Struct customer, Struct meta) {
        if (!tenant.equals(meta.getString("tenant_id"))) {
            throw new RejectedRecordException("The record belongs to tenant '" + meta.getString("tenant_id")
                    + "' and this sink writes for tenant '" + tenant + "': check " + HubSpotSinkConfig.TENANT
                    + " and topics");
        }
        if (isEcho(meta)) {
            return new Mapped.Skip<>(SkipReason.ECHO);
        }
        if (isDelete(meta)) {
            return new Mapped.Skip<>(SkipReason.DELETE);
        }
        Map<String, String> properties = properties(mapping.apply(customer));
        if (properties.isEmpty()) {
            return new Mapped.Skip<>(SkipReason.EMPTY);
        }
        Set<String> fillsBlanksOnly = new HashSet<>(mapping.fillsBlanksOnly(customer));
        fillsBlanksOnly.retainAll(properties.keySet());
        String fabricId = key(meta).toString();
        Alias known = recordId(meta, fabricId);
        return new Mapped.Write<>(new ContactWrite(
                fabricId,
                known.recordId(),
                known.owner(),
                email(properties),
                properties,
                fillsBlanksOnly,
                version(meta)));
    }

    private static Map<String, String> properties(ObjectNode written) {
        Map<String, String> properties = new LinkedHashMap<>();
        written.properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText("")));
        return properties;
    }

    /** Read from this portal, or first written there and read from elsewhere. */
    private boolean isEcho(Struct meta) {
        String account = meta.getString("source_account");
        boolean readHere =
                SYSTEM.equals(meta.getString("source_system")) && (account == null || account.equals(portal));
        return readHere || SYSTEM.equals(meta.getString("origin_system"));
    }

    private static boolean isDelete(Struct meta) {
        String operation = meta.getString("operation");
        return Boolean.TRUE.equals(meta.getBoolean("deleted"))
                || "DELETE".equals(operation)
                || "MERGE".equals(operation);
    }

    private static RecordKey key(Struct meta) {
        String account = meta.getString("source_account");
        return new RecordKey(
                meta.getString("tenant_id"),
                meta.getString("source_system"),
                account == null ? "" : account,
                meta.getString("source_object"),
                meta.getString("source_id"));
    }

    private Alias recordId(Struct meta, String fabricId) {
        Map<String, String> externalIds = meta.getMap("external_ids");
        String recordId = externalIds == null ? null : externalIds.get(EXTERNAL_ID);
        return recordId != null
                ? new Alias(recordId, null)
                : aliases.of(fabricId).orElse(new Alias(null, null));
    }

    private static String email(Map<String, String> properties) {
        String email = properties.getOrDefault(Contact.EMAIL, "").strip().toLowerCase(Locale.ROOT);
        return email.isEmpty() ? null : email;
    }

    /**
     * When the state was current: its last change by the source's clock, or, where the source does not tell, when it was
     * read.
     */
    private static Instant version(Struct meta) {
        Date changed = (Date) meta.get("updated_at");
        Date known = changed == null ? (Date) meta.get("observed_at") : changed;
        return known == null ? null : known.toInstant();
    }
}
