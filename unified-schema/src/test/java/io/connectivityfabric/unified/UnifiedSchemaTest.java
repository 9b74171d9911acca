package io.connectivityfabric.unified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnifiedSchemaTest {

    private static final Schema CONNECT = Entity.CUSTOMER.schema();
    private static final Path DOCUMENT = Path.of("..", "docs", "unified-schema.md");

    /** Fields named like references that hold ids of something else than a unified entity. */
    private static final Set<String> OTHER_IDS = Set.of(
            "owner_id", "pipeline_id", "stage_id", "tax_ids", "actor_id", "request_id", "object_id", "related_ids");

    @ParameterizedTest
    @EnumSource
    void connectHasTheFieldsOfAvroInItsOrder(Entity entity) {
        assertThat(entity.schema().name()).isEqualTo(entity.avro().getFullName());
        sameFields(entity.avro(), entity.schema());
    }

    private static void sameFields(org.apache.avro.Schema avro, Schema connect) {
        List<String> names = connect.fields().stream().map(Field::name).toList();
        assertThat(names)
                .isEqualTo(avro.getFields().stream()
                        .map(org.apache.avro.Schema.Field::name)
                        .toList());
        for (org.apache.avro.Schema.Field field : avro.getFields()) {
            same(field.name(), field.schema(), connect.field(field.name()).schema());
        }
    }

    private static void same(String name, org.apache.avro.Schema avro, Schema connect) {
        boolean union = avro.getType() == org.apache.avro.Schema.Type.UNION;
        assertThat(connect.isOptional()).as(name).isEqualTo(union);
        org.apache.avro.Schema type = union ? avro.getTypes().get(1) : avro;
        switch (type.getType()) {
            case RECORD -> sameFields(type, connect);
            case ARRAY -> same(name, type.getElementType(), connect.valueSchema());
            case MAP -> assertThat(connect.valueSchema().type()).isEqualTo(Schema.Type.STRING);
            case LONG ->
                assertThat(Timestamp.LOGICAL_NAME.equals(connect.name()))
                        .as(name)
                        .isEqualTo(type.getLogicalType() != null);
            default ->
                assertThat(connect.type().getName())
                        .as(name)
                        .isEqualTo(
                                switch (type.getType()) {
                                    case INT -> "int32";
                                    case DOUBLE -> "float64";
                                    default -> type.getType().getName();
                                });
        }
    }

    @Test
    void oneTypeIsOneInstance() {
        assertThat(CONNECT.field("address").schema())
                .isSameAs(CONNECT.field("shipping_address").schema());
        assertThat(CONNECT.field("emails").schema().valueSchema())
                .isSameAs(CONNECT.field("phones").schema().valueSchema());
    }

    /** The rules that keep the schema within what converters carry and FULL_TRANSITIVE allows. */
    @Test
    void everyFieldKeepsToTheRulesOfTheModel() {
        Set<String> required = Set.of(
                "UnifiedMeta.tenant_id",
                "UnifiedMeta.source_system",
                "UnifiedMeta.source_object",
                "UnifiedMeta.source_id",
                "UnifiedMeta.observed_at",
                "UnifiedEvent.id",
                "UnifiedEvent.type",
                "UnifiedEvent.source",
                "UnifiedEvent.occurred_at",
                "Money.minor_units",
                "Money.currency",
                "Money.scale",
                "ContactPoint.value",
                "TaxId.value");
        for (org.apache.avro.Schema record : records()) {
            for (org.apache.avro.Schema.Field field : record.getFields()) {
                String name = record.getName() + "." + field.name();
                assertThat(field.doc()).as(name).isNotBlank();
                if (!field.hasDefaultValue() && !field.name().equals("meta")) {
                    assertThat(required).as(name + " has no default").contains(name);
                }
                if (field.schema().getType() == org.apache.avro.Schema.Type.UNION) {
                    assertThat(field.schema().getTypes()).as(name).hasSize(2);
                    assertThat(field.schema().getTypes().get(0).getType())
                            .as(name)
                            .isEqualTo(org.apache.avro.Schema.Type.NULL);
                    assertThat(field.defaultVal()).as(name).isEqualTo(JsonProperties.NULL_VALUE);
                }
                assertThat(field.schema().getType()).as(name).isNotEqualTo(org.apache.avro.Schema.Type.ENUM);
            }
        }
    }

    @Test
    void aVocabularyIsKnownDocumentedAndBeginsWithTheDefault() {
        int found = 0;
        for (org.apache.avro.Schema record : records()) {
            for (org.apache.avro.Schema.Field field : record.getFields()) {
                String vocabulary = field.getProp("vocabulary");
                if (vocabulary != null) {
                    found++;
                    List<String> values = Vocabularies.valuesOf(vocabulary);
                    assertThat(field.defaultVal()).isEqualTo(values.get(0)).isEqualTo("UNKNOWN");
                    assertThat(field.doc()).contains("One of " + String.join("|", values) + ".");
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(Entity.CUSTOMER.vocabularyOf("kind")).contains("CustomerKind");
        assertThat(Entity.CUSTOMER.vocabularyOf("meta.operation")).contains("Operation");
        assertThat(Entity.CUSTOMER.vocabularyOf("email")).isEmpty();
    }

    @Test
    void whatConvertersWouldHarmIsRefused() {
        ConnectSchemas schemas = new ConnectSchemas();
        org.apache.avro.Schema micros = SchemaBuilder.record("r")
                .fields()
                .name("at")
                .type(LogicalTypes.timestampMicros()
                        .addToSchema(SchemaBuilder.builder().longType()))
                .noDefault()
                .endRecord();
        assertThatThrownBy(() -> schemas.of(micros)).hasMessageContaining("timestamp-millis");
        org.apache.avro.Schema nullLast = SchemaBuilder.record("r")
                .fields()
                .name("a")
                .type()
                .unionOf()
                .stringType()
                .and()
                .nullType()
                .endUnion()
                .noDefault()
                .endRecord();
        assertThatThrownBy(() -> schemas.of(nullLast)).hasMessageContaining("null first");
        org.apache.avro.Schema enumeration = SchemaBuilder.record("r")
                .fields()
                .name("e")
                .type(SchemaBuilder.enumeration("E").symbols("A"))
                .noDefault()
                .endRecord();
        assertThatThrownBy(() -> schemas.of(enumeration)).hasMessageContaining("ENUM");
    }

    @Test
    void everyIdSaysWhatItIsOf() {
        Set<String> entities =
                Arrays.stream(Entity.values()).map(Entity::recordName).collect(Collectors.toSet());
        for (org.apache.avro.Schema record : records()) {
            for (org.apache.avro.Schema.Field field : record.getFields()) {
                String name = record.getName() + "." + field.name();
                String other = field.getProp(SchemaDocument.REFERS_TO);
                boolean namedLikeOne =
                        field.name().endsWith("_id") || field.name().endsWith("_ids");
                if (other != null) {
                    assertThat(entities).as(name).contains(other);
                } else if (!record.getName().equals("UnifiedMeta") && namedLikeOne) {
                    assertThat(OTHER_IDS).as(name).contains(field.name());
                }
            }
        }
        assertThat(SchemaDocument.references(Entity.INVOICE.avro()))
                .containsEntry("customer_id", "UnifiedCustomer")
                .containsEntry("lines.price_id", "UnifiedPrice");
    }

    @Test
    void theDocumentationIsThatOfTheSchema() throws Exception {
        String document = Files.readString(DOCUMENT);
        int mark = document.indexOf(SchemaDocument.MARK);
        assertThat(mark).as("'%s' in %s", SchemaDocument.MARK.strip(), DOCUMENT).isNotNegative();
        if (ReleasedSchemas.WRITE) {
            Files.writeString(DOCUMENT, document.substring(0, mark) + SchemaDocument.generated());
        }
        assertThat(Files.readString(DOCUMENT).substring(mark))
                .as("%s is out of date; write it anew with\n%s", DOCUMENT, ReleasedSchemas.COMMAND)
                .isEqualTo(SchemaDocument.generated());
    }

    private static List<org.apache.avro.Schema> records() {
        return SchemaDocument.records();
    }
}
