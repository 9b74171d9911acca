package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.connect.sink.Mapped;
import io.connectivityfabric.connect.sink.RecordMapper;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.SkipReason;
import io.connectivityfabric.connect.sink.UnifiedMeta;
import io.connectivityfabric.connect.sink.UnifiedValue;
import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.WriteMapping;
import io.connectivityfabric.stripe.sink.StripeWrite.Action;
import io.connectivityfabric.unified.Entity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Turns a record with a unified customer, product or price into the write of Stripe's object. */
final class StripeMapper implements RecordMapper<StripeWrite> {

    static final String SYSTEM = "stripe";

    private static final String PRODUCT_PARAM = "product";

    private final Map<StripeKind, WriteMapping> mappings = new EnumMap<>(StripeKind.class);
    private final String tenant;
    private final String account;
    private final DeleteMode deleteMode;

    /**
     * @param tenant whose records may be written
     * @param account the account that is written to: its own records are not written back
     */
    StripeMapper(Mappings known, String tenant, String account, DeleteMode deleteMode) {
        for (StripeKind kind : StripeKind.values()) {
            mappings.put(
                    kind,
                    known.write(SYSTEM, kind.objectName(), kind.entity())
                            .orElseThrow(
                                    () -> new ConnectException("There is no mapping to write " + kind.externalId())));
        }
        this.tenant = tenant;
        this.account = account;
        this.deleteMode = deleteMode;
    }

    @Override
    public Mapped<StripeWrite> map(SinkRecord record) {
        if (record.value() == null) {
            return new Mapped.Skip<>(SkipReason.DELETE);
        }
        Entity entity = UnifiedValue.entity(record);
        StripeKind kind = StripeKind.of(entity)
                .orElseThrow(
                        () -> new RejectedRecordException("The sink writes customers, products and prices, and got "
                                + entity.recordName() + ": check topics"));
        Struct unified = UnifiedValue.of(record, entity);
        try {
            return map(kind, unified, UnifiedMeta.of(unified), position(record));
        } catch (MappingException | DataException e) {
            throw new RejectedRecordException(e.getMessage(), e);
        }
    }

    private Mapped<StripeWrite> map(StripeKind kind, Struct unified, UnifiedMeta meta, String position) {
        meta.requireTenant(tenant, StripeSinkConfig.TENANT);
        if (meta.isFrom(SYSTEM, account) || meta.originatesIn(SYSTEM)) {
            return new Mapped.Skip<>(SkipReason.ECHO);
        }
        Action action = meta.isDelete() ? deleteMode.of(kind, meta.isMerge()) : Action.UPSERT;
        if (action == null) {
            return new Mapped.Skip<>(SkipReason.DELETE);
        }
        ObjectNode tree =
                action == Action.UPSERT ? mappings.get(kind).apply(unified) : JsonNodeFactory.instance.objectNode();
        if (action == Action.UPSERT && tree.isEmpty()) {
            return new Mapped.Skip<>(SkipReason.EMPTY);
        }
        referToOwnProduct(kind, tree, meta);
        Set<String> fillsBlanksOnly =
                action == Action.UPSERT ? mappings.get(kind).fillsBlanksOnly(unified) : Set.of();
        StripeParams params = new StripeParams(tree, fillsBlanksOnly);
        return new Mapped.Write<>(new StripeWrite(
                kind,
                meta.key().toString(),
                meta.externalId(kind.externalId()).orElse(null),
                kind == StripeKind.CUSTOMER ? email(tree) : null,
                action,
                params,
                params,
                meta.createdAt(),
                meta.version(),
                position));
    }

    /** The record names the product as its own system does; at Stripe it has the id that this sink chose for it. */
    private static void referToOwnProduct(StripeKind kind, ObjectNode tree, UnifiedMeta meta) {
        String product = tree.path(PRODUCT_PARAM).asText("");
        if (kind == StripeKind.PRICE && !product.isEmpty()) {
            tree.put(
                    PRODUCT_PARAM,
                    ChosenIds.product(meta.keyOf(PRODUCT_PARAM, product).toString()));
        }
    }

    private static String email(ObjectNode tree) {
        String email = tree.path("email").asText("").strip();
        return email.isEmpty() ? null : email;
    }

    private static String position(SinkRecord record) {
        return record.originalTopic() + "-" + record.originalKafkaPartition() + "@" + record.originalKafkaOffset();
    }
}
