package io.connectivityfabric.unified;

import io.connectivityfabric.unified.v1.UnifiedCompany;
import io.connectivityfabric.unified.v1.UnifiedCustomer;
import io.connectivityfabric.unified.v1.UnifiedDeal;
import io.connectivityfabric.unified.v1.UnifiedEvent;
import io.connectivityfabric.unified.v1.UnifiedInvoice;
import io.connectivityfabric.unified.v1.UnifiedPayment;
import io.connectivityfabric.unified.v1.UnifiedPrice;
import io.connectivityfabric.unified.v1.UnifiedProduct;
import io.connectivityfabric.unified.v1.UnifiedRefund;
import io.connectivityfabric.unified.v1.UnifiedSubscription;
import io.connectivityfabric.unified.v1.UnifiedTicket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** The unified entities. */
public enum Entity {
    CUSTOMER("customer", UnifiedCustomer.getClassSchema()),
    COMPANY("company", UnifiedCompany.getClassSchema()),
    PRODUCT("product", UnifiedProduct.getClassSchema()),
    PRICE("price", UnifiedPrice.getClassSchema()),
    SUBSCRIPTION("subscription", UnifiedSubscription.getClassSchema()),
    INVOICE("invoice", UnifiedInvoice.getClassSchema()),
    PAYMENT("payment", UnifiedPayment.getClassSchema()),
    REFUND("refund", UnifiedRefund.getClassSchema()),
    DEAL("deal", UnifiedDeal.getClassSchema()),
    TICKET("ticket", UnifiedTicket.getClassSchema()),
    EVENT("event", UnifiedEvent.getClassSchema());

    private final String entityName;
    private final String version;
    private final org.apache.avro.Schema avro;
    private final Schema schema;
    private final Map<String, String> vocabularies = new HashMap<>();

    Entity(String entityName, org.apache.avro.Schema avro) {
        this.entityName = entityName;
        this.version = avro.getNamespace().substring(avro.getNamespace().lastIndexOf('.') + 1);
        this.avro = avro;
        this.schema = new ConnectSchemas().of(avro);
        collectVocabularies("", avro);
    }

    /** The entity whose Avro record has this simple name, such as {@code UnifiedCustomer}. */
    public static Optional<Entity> ofRecord(String recordName) {
        for (Entity entity : values()) {
            if (entity.avro.getName().equals(recordName)) {
                return Optional.of(entity);
            }
        }
        return Optional.empty();
    }

    /** The entity of a name, such as {@code customer}. */
    public static Optional<Entity> ofName(String name) {
        return Arrays.stream(values())
                .filter(entity -> entity.entityName.equals(name))
                .findFirst();
    }

    /** Whether a record of this schema is an entity, in whatever release it was written. */
    public static boolean isSchemaOfOne(Schema schema) {
        return schema.name() != null
                && Arrays.stream(values())
                        .anyMatch(entity -> entity.schema.name().equals(schema.name()));
    }

    /** The name in topics: {@code customer} of {@code unified.customer.v1}. */
    public String entityName() {
        return entityName;
    }

    /** The version in topics, which is that of the schema's namespace: {@code v1} of {@code unified.customer.v1}. */
    public String version() {
        return version;
    }

    /** Simple name of the Avro record. */
    public String recordName() {
        return avro.getName();
    }

    /** The Avro schema: the source of truth. */
    public org.apache.avro.Schema avro() {
        return avro;
    }

    /** The Connect schema, always the same instance. */
    public Schema schema() {
        return schema;
    }

    /** Name of the vocabulary that a text field takes its values from; field as a path, such as {@code meta.operation}. */
    public Optional<String> vocabularyOf(String field) {
        return Optional.ofNullable(vocabularies.get(field));
    }

    private void collectVocabularies(String prefix, org.apache.avro.Schema record) {
        for (org.apache.avro.Schema.Field field : record.getFields()) {
            String vocabulary = field.getProp("vocabulary");
            if (vocabulary != null) {
                vocabularies.put(prefix + field.name(), vocabulary);
            }
            org.apache.avro.Schema inner = content(field.schema());
            if (inner.getType() == org.apache.avro.Schema.Type.RECORD) {
                collectVocabularies(prefix + field.name() + ".", inner);
            }
        }
    }

    /** What an optional field or a list holds. */
    private static org.apache.avro.Schema content(org.apache.avro.Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> content(schema.getElementType());
            case UNION -> content(schema.getTypes().get(1));
            default -> schema;
        };
    }
}
