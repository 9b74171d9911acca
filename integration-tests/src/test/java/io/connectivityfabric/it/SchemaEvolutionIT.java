package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.connect.sink.UnifiedValue;
import io.connectivityfabric.it.support.PlainAvro;
import io.connectivityfabric.it.support.PluginConverter;
import io.connectivityfabric.it.support.RegistrySubject;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.UnifiedJson;
import io.connectivityfabric.mapping.WriteMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a subject set to FULL_TRANSITIVE, that has the released schema, through both converters: records of this release and of
 * a later one are read by either, and the registry refuses what would break that.
 */
@WithCluster
class SchemaEvolutionIT {
    private static final String CUSTOMER =
            "{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Jenny Rosen\",\"email\":\"jenny@example.com\","
                    + "\"balance\":-500,\"currency\":\"usd\",\"created\":1760000000,\"address\":{\"city\":\"Berlin\",\"country\":\"DE\"},"
                    + "\"metadata\":{\"plan\":\"gold\"}}";
    private static final String NEW = "appended_text";
    private static final String NEW_WORD = "appended_word";

    private static TestCluster cluster;

    @BeforeAll
    static void takeCluster(TestCluster running) {
        cluster = running;
    }

    /** The converters that users bring. */
    enum Via {
        CONFLUENT {
            @Override
            PluginConverter open() throws Exception {
                return new PluginConverter(
                        Installation.locate().avroConverter(),
                        Installation.AVRO_CONVERTER_CLASS,
                        Map.of(
                                "schema.registry.url",
                                cluster.registry().confluentUrl().toString()));
            }
        },
        APICURIO {
            @Override
            PluginConverter open() throws Exception {
                return new PluginConverter(
                        Installation.locate().apicurioConverter(),
                        Installation.APICURIO_CONVERTER_CLASS,
                        Map.of(
                                "apicurio.registry.url",
                                        cluster.registry().apicurioUrl().toString(),
                                "apicurio.registry.auto-register", "true",
                                "apicurio.registry.auto-register.if-exists", "RETURN_OR_UPDATE",
                                "apicurio.registry.as-confluent", "true",
                                "apicurio.registry.headers.enabled", "false",
                                "apicurio.registry.use-id", "contentId"));
            }
        };

        abstract PluginConverter open() throws Exception;

        String topic() {
            return "evolution." + name().toLowerCase(Locale.ROOT) + ".unified.customer.v1";
        }

        RegistrySubject subject() throws IOException {
            RegistrySubject subject = new RegistrySubject(cluster.registry().confluentUrl(), topic() + "-value");
            subject.register(Files.readString(released()));
            subject.setCompatibility("FULL_TRANSITIVE");
            return subject;
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsOfAnyReleaseAreReadByAnyOtherAndWhatWouldBreakThatIsRefused(Via via) throws Exception {
        RegistrySubject subject = via.subject();
        assertThat(subject.compatibility()).isEqualTo("FULL_TRANSITIVE");
        Schema now = Entity.CUSTOMER.schema();
        Schema later = grown(now, SchemaEvolutionIT::append);
        Struct ours = customer();
        ObjectNode json = UnifiedJson.write(ours).put(NEW, "new");
        json.withObject("/address").put(NEW, "new");
        Struct theirs = UnifiedJson.read(json, later);

        try (PluginConverter converter = via.open()) {
            byte[] old = converter.write(via.topic(), now, ours);
            byte[] young = converter.write(via.topic(), later, theirs);
            int versions = subject.versions();
            assertThat(versions).isGreaterThanOrEqualTo(2);

            aSinkOfThisReleaseWritesThemAllTheSame(converter.read(via.topic(), old), ours);
            aSinkOfThisReleaseWritesThemAllTheSame(converter.read(via.topic(), young), ours);
            theLaterReleaseReadsOursWithItsDefaults(converter.read(via.topic(), old), later);
            plainAvroReadsBothWays(old, young);

            refused(converter, via, "score", Schema.INT64_SCHEMA);
            refused(converter, via, "middle_name", Schema.OPTIONAL_BOOLEAN_SCHEMA);
            assertThat(subject.versions()).isEqualTo(versions);
            assertThat(converter.write(via.topic(), now, ours))
                    .as("and all goes on")
                    .isEqualTo(old);
        }
    }

    private static void aSinkOfThisReleaseWritesThemAllTheSame(SchemaAndValue read, Struct ours) {
        SinkRecord record = new SinkRecord("t", 0, null, "key", read.schema(), read.value(), 0);
        Struct customer = UnifiedValue.of(record, Entity.CUSTOMER);
        WriteMapping toHubSpot = Mappings.builtIn().write("hubspot", "contact").orElseThrow();
        assertThat(toHubSpot.apply(customer)).isEqualTo(toHubSpot.apply(ours));
        assertThat(customer.getMap("custom_fields")).isEqualTo(Map.of("plan", "gold"));
        assertThat(customer.getArray("tags")).isEmpty();
    }

    private static void theLaterReleaseReadsOursWithItsDefaults(SchemaAndValue read, Schema later) {
        Struct projected = UnifiedJson.read(UnifiedJson.write((Struct) read.value()), later);
        assertThat(projected.getString("email")).isEqualTo("jenny@example.com");
        assertThat(projected.getString(NEW)).isNull();
        assertThat(projected.get(NEW_WORD)).isEqualTo("UNKNOWN");
        assertThat(projected.getStruct("address").get(NEW_WORD)).isEqualTo("UNKNOWN");
    }

    private static void plainAvroReadsBothWays(byte[] old, byte[] young) throws IOException {
        PlainAvro avro = new PlainAvro(cluster.registry().confluentUrl());
        org.apache.avro.Schema released = new org.apache.avro.Schema.Parser().parse(Files.readString(released()));
        org.apache.avro.Schema later = avro.read(young).getSchema();
        GenericRecord oldReadsYoung = avro.read(young, released);
        GenericRecord oldReadsOld = avro.read(old, released);
        assertThat(oldReadsYoung).hasToString(oldReadsOld.toString());
        GenericRecord youngReadsOld = avro.read(old, later);
        assertThat(youngReadsOld.get(NEW)).isNull();
        assertThat(youngReadsOld.get(NEW_WORD)).hasToString("UNKNOWN");
        assertThat(youngReadsOld.get("email")).hasToString("jenny@example.com");
    }

    private static void refused(PluginConverter converter, Via via, String field, Schema type) {
        Schema broken = grown(Entity.CUSTOMER.schema(), record -> record.field(field, type));
        Struct value = new Struct(broken);
        broken.fields().stream()
                .filter(each -> !each.name().equals(field))
                .forEach(each -> value.put(each, customer().get(each.name())));
        value.put(field, type.type() == Schema.Type.INT64 ? (Object) 1L : true);
        assertThatThrownBy(() -> converter.write(via.topic(), broken, value))
                .as("%s of type %s", field, type.type())
                .isInstanceOf(RuntimeException.class);
    }

    private static SchemaBuilder append(SchemaBuilder record) {
        return record.field(NEW, Schema.OPTIONAL_STRING_SCHEMA)
                .field(NEW_WORD, SchemaBuilder.string().defaultValue("UNKNOWN").build());
    }

    /** The schema with more fields at its end, or with another one in the place of one that it has. */
    private static Schema grown(Schema record, UnaryOperator<SchemaBuilder> more) {
        SchemaBuilder added = more.apply(SchemaBuilder.struct());
        SchemaBuilder builder = SchemaBuilder.struct().name(record.name());
        if (record.isOptional()) {
            builder.optional();
        }
        boolean everywhere = added.field(NEW) != null;
        for (Field field : record.fields()) {
            Field other = added.field(field.name());
            builder.field(
                    field.name(),
                    other != null ? other.schema() : everywhere ? grownInside(field.schema()) : field.schema());
        }
        added.fields().stream()
                .filter(field -> record.field(field.name()) == null)
                .forEach(field -> builder.field(field.name(), field.schema()));
        return builder.build();
    }

    /** Addresses grow too, wherever they are. */
    private static Schema grownInside(Schema schema) {
        if (schema.type() == Schema.Type.ARRAY && schema.valueSchema().type() == Schema.Type.STRUCT) {
            return SchemaBuilder.array(grownInside(schema.valueSchema()))
                    .defaultValue(List.of())
                    .build();
        }
        return schema.name() != null && schema.name().endsWith(".Address")
                ? grown(schema, SchemaEvolutionIT::append)
                : schema;
    }

    private static Struct customer() {
        return Mappings.builtIn()
                .read("stripe", "customer")
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        "stripe",
                        "acct_1",
                        "customer",
                        "cus_1",
                        Operation.READ,
                        null,
                        Instant.parse("2026-11-02T08:00:00Z"),
                        null,
                        null,
                        CUSTOMER));
    }

    private static Path released() {
        return Path.of(
                "../unified-schema/src/main/released", System.getProperty("project.version"), "UnifiedCustomer.avsc");
    }
}
