package io.connectivityfabric.unified;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.v1.UnifiedCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.connect.data.Struct;
import org.apache.pulsar.kafka.shade.avro.generic.GenericDatumWriter;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.apache.pulsar.kafka.shade.avro.io.BinaryEncoder;
import org.apache.pulsar.kafka.shade.avro.io.EncoderFactory;
import org.apache.pulsar.kafka.shade.io.confluent.connect.avro.AvroData;
import org.apache.pulsar.kafka.shade.io.confluent.connect.avro.AvroDataConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Unified records through Confluent's Avro converter and back, under the settings that users have. */
class AvroConverterTest {

    private static Struct customer() {
        String payload =
                "{\"id\":\"cus_1\",\"name\":\"Jenny Rosen\",\"email\":\"J@Example.com\",\"balance\":-5,\"currency\":\"kwd\","
                        + "\"created\":1680893993,\"address\":{\"city\":\"Berlin\",\"country\":\"DE\"},"
                        + "\"shipping\":{\"name\":\"J\",\"address\":{\"city\":\"Köln\"}},\"metadata\":{\"a\":\"1\",\"tags\":\"x\"}}";
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
                        Instant.ofEpochMilli(5),
                        null,
                        null,
                        payload));
    }

    private static AvroData converter(boolean enhanced, boolean meta) {
        return new AvroData(
                new AvroDataConfig(Map.of("enhanced.avro.schema.support", enhanced, "connect.meta.data", meta)));
    }

    private static byte[] bytes(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"false,true", "false,false", "true,true", "true,false"})
    void aRecordComesBackAsItWas(boolean enhanced, boolean meta) {
        AvroData converter = converter(enhanced, meta);
        Struct customer = customer();
        GenericRecord avro = (GenericRecord) converter.fromConnectData(customer.schema(), customer);
        Struct read = (Struct) converter.toConnectData(avro.getSchema(), avro).value();
        assertThat(read).hasToString(customer.toString());
        read.validate();
    }

    @Test
    void aPlainAvroConsumerReadsItWithTheGeneratedClass() throws IOException {
        Struct customer = customer();
        GenericRecord avro = (GenericRecord) converter(false, true).fromConnectData(customer.schema(), customer);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes(avro), null);
        org.apache.avro.Schema writer =
                new org.apache.avro.Schema.Parser().parse(avro.getSchema().toString());
        UnifiedCustomer read =
                new SpecificDatumReader<UnifiedCustomer>(writer, UnifiedCustomer.getClassSchema()).read(null, decoder);
        assertThat(read.getMeta().getTenantId()).isEqualTo("acme");
        assertThat(read.getMeta().getObservedAt()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(read.getEmail()).isEqualTo("J@example.com");
        assertThat(read.getBalance().getScale()).isEqualTo(3);
        assertThat(read.getShippingAddress().getCity()).isEqualTo("Köln");
        assertThat(read.getCustomFields()).isEqualTo(Map.of("a", "1"));
        assertThat(read.getTaxIds()).isEmpty();
    }

    static Stream<Arguments> entitiesUnderEverySetting() {
        return Arrays.stream(Entity.values())
                .flatMap(entity -> Stream.of(
                        Arguments.of(entity, false, true),
                        Arguments.of(entity, false, false),
                        Arguments.of(entity, true, true),
                        Arguments.of(entity, true, false)));
    }

    @ParameterizedTest(name = "{0}, enhanced {1}, meta {2}")
    @MethodSource("entitiesUnderEverySetting")
    @Tag("edge-57")
    void whatTheConverterRegistersIsFullyCompatibleWithOurSchema(Entity entity, boolean enhanced, boolean meta) {
        org.apache.avro.Schema registered = registered(converter(enhanced, meta), entity.schema());
        org.apache.avro.Schema ours = entity.avro();
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(ours, registered)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(registered, ours)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    /** Avro to Connect and back again: what a mirror or a sink-and-source pair does to a topic. */
    @ParameterizedTest(name = "{0}, enhanced {1}, meta {2}")
    @MethodSource("entitiesUnderEverySetting")
    @Tag("edge-57")
    void ourSchemaComesThroughConnectFullyCompatible(Entity entity, boolean enhanced, boolean meta) {
        AvroData converter = converter(enhanced, meta);
        org.apache.avro.Schema back = registered(
                converter,
                converter.toConnectSchema(new org.apache.pulsar.kafka.shade.avro.Schema.Parser()
                        .parse(entity.avro().toString())));
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(entity.avro(), back)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(back, entity.avro())
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @ParameterizedTest(name = "{0}, enhanced {1}, meta {2}")
    @MethodSource("entitiesUnderEverySetting")
    @Tag("edge-59")
    void defaultsAreThereAfterARoundTrip(Entity entity, boolean enhanced, boolean meta) {
        AvroData converter = converter(enhanced, meta);
        Struct bare = ConnectSamples.bare(entity.schema());
        GenericRecord avro = (GenericRecord) converter.fromConnectData(bare.schema(), bare);
        Struct read = (Struct) converter.toConnectData(avro.getSchema(), avro).value();
        read.validate();
        assertThat(read).hasToString(ConnectSamples.withDefaults(bare).toString());
    }

    @ParameterizedTest(name = "{0}, enhanced {1}, meta {2}")
    @MethodSource("entitiesUnderEverySetting")
    void aRecordWithEveryFieldComesBackAsItWas(Entity entity, boolean enhanced, boolean meta) {
        AvroData converter = converter(enhanced, meta);
        Struct full = ConnectSamples.full(entity.schema());
        GenericRecord avro = (GenericRecord) converter.fromConnectData(full.schema(), full);
        Struct read = (Struct) converter.toConnectData(avro.getSchema(), avro).value();
        assertThat(read).hasToString(full.toString());
    }

    private static org.apache.avro.Schema registered(AvroData converter, org.apache.kafka.connect.data.Schema schema) {
        return new org.apache.avro.Schema.Parser()
                .parse(converter.fromConnectSchema(schema).toString());
    }
}
