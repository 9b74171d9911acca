package io.connectivityfabric.unified;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.v1.UnifiedCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"false,true", "false,false", "true,true", "true,false"})
    void whatTheConverterRegistersIsFullyCompatibleWithOurSchema(boolean enhanced, boolean meta) {
        AvroData data = new AvroData(
                new AvroDataConfig(Map.of("enhanced.avro.schema.support", enhanced, "connect.meta.data", meta)));
        org.apache.avro.Schema registered = new org.apache.avro.Schema.Parser()
                .parse(data.fromConnectSchema(Entity.CUSTOMER.schema()).toString());
        org.apache.avro.Schema ours = Entity.CUSTOMER.avro();
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(ours, registered)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(registered, ours)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
}
