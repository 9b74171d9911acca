package io.connectivityfabric.hubspot.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.connect.sink.Mapped;
import io.connectivityfabric.connect.sink.RecordMapper;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.SkipReason;
import io.connectivityfabric.connect.sink.UnifiedMeta;
import io.connectivityfabric.connect.sink.UnifiedValue;
import io.connectivityfabric.hubspot.sink.Aliases.Alias;
import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.WriteMapping;
import io.connectivityfabric.unified.Entity;
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
            return map(customer, UnifiedMeta.of(customer));
        } catch (MappingException | DataException e) {
            throw new RejectedRecordException(e.getMessage(), e);
        }
    }

    private Mapped<ContactWrite> map(Struct customer, UnifiedMeta meta) {
        meta.requireTenant(tenant, HubSpotSinkConfig.TENANT);
        if (meta.isFrom(SYSTEM, portal) || meta.originatesIn(SYSTEM)) {
            return new Mapped.Skip<>(SkipReason.ECHO);
        }
        if (meta.isDelete()) {
            return new Mapped.Skip<>(SkipReason.DELETE);
        }
        Map<String, String> properties = properties(mapping.apply(customer));
        if (properties.isEmpty()) {
            return new Mapped.Skip<>(SkipReason.EMPTY);
        }
        Set<String> fillsBlanksOnly = new HashSet<>(mapping.fillsBlanksOnly(customer));
        fillsBlanksOnly.retainAll(properties.keySet());
        String fabricId = meta.key().toString();
        Alias known = recordId(meta, fabricId);
        return new Mapped.Write<>(new ContactWrite(
                fabricId,
                known.recordId(),
                known.owner(),
                email(properties),
                properties,
                fillsBlanksOnly,
                meta.version()));
    }

    private static Map<String, String> properties(ObjectNode written) {
        Map<String, String> properties = new LinkedHashMap<>();
        written.properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText("")));
        return properties;
    }

    private Alias recordId(UnifiedMeta meta, String fabricId) {
        return meta.externalId(EXTERNAL_ID)
                .map(id -> new Alias(id, null))
                .or(() -> aliases.of(fabricId))
                .orElse(new Alias(null, null));
    }

    private static String email(Map<String, String> properties) {
        String email = properties.getOrDefault(Contact.EMAIL, "").strip().toLowerCase(Locale.ROOT);
        return email.isEmpty() ? null : email;
    }
}
