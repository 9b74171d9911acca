package io.connectivityfabric.unified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class UnifiedSchemaTest {

    private static final org.apache.avro.Schema AVRO = Entity.CUSTOMER.avro();
    private static final Schema CONNECT = Entity.CUSTOMER.schema();

    @Test
    void connectHasTheFieldsOfAvroInItsOrder() {
        assertThat(CONNECT.name()).isEqualTo(AVRO.getFullName());
        sameFields(AVRO, CONNECT);
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
                "meta",
                "tenant_id",
                "source_system",
                "source_object",
                "source_id",
                "observed_at",
                "minor_units",
                "currency",
                "scale",
                "value");
        for (org.apache.avro.Schema record : records()) {
            for (org.apache.avro.Schema.Field field : record.getFields()) {
                String name = record.getName() + "." + field.name();
                assertThat(field.doc()).as(name).isNotBlank();
                if (!field.hasDefaultValue()) {
                    assertThat(required).as(name + " has no default").contains(field.name());
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
        assertThat(found).isEqualTo(5);
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
    void theDocumentationIsThatOfTheSchema() throws Exception {
        Path doc = Path.of("..", "docs", "unified-schema.md");
        assertThat(Files.readString(doc)).isEqualTo(SchemaDocument.of(AVRO));
    }

    private static List<org.apache.avro.Schema> records() {
        List<org.apache.avro.Schema> records = new ArrayList<>();
        SchemaDocument.collect(AVRO, records);
        return records;
    }
}
