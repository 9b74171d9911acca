package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Schema SCHEMA = SchemaBuilder.record("R")
            .fields()
            .requiredString("text")
            .name("list")
            .type()
            .array()
            .items()
            .stringType()
            .noDefault()
            .requiredLong("at")
            .endRecord();

    @Test
    void orderOfJsonFieldsDoesNotMatter() throws JsonProcessingException {
        assertThat(json("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}"))
                .isEqualTo(json("{\"b\":{\"d\":null,\"c\":[1,2]},\"a\":1}"));
    }

    @Test
    void anyDifferenceInJsonMatters() throws JsonProcessingException {
        assertThat(List.of(
                        json("{\"a\":1}"),
                        json("{\"a\":\"1\"}"),
                        json("{\"a\":null}"),
                        json("{}"),
                        json("{\"b\":1}"),
                        json("{\"a\":[1]}"),
                        json("{\"a\":[1,2]}"),
                        json("{\"a\":[2,1]}"),
                        json("{\"a\":{\"a\":1}}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void avroTextCountsInEitherForm() {
        assertThat(Fingerprint.of(record(new Utf8("x"), 1))).isEqualTo(Fingerprint.of(record("x", 1)));
        assertThat(Fingerprint.of(record("x", 1))).isNotEqualTo(Fingerprint.of(record("y", 1)));
    }

    @Test
    void anOmittedFieldDoesNotMatter() {
        assertThat(Fingerprint.without(record("x", 1), "at")).isEqualTo(Fingerprint.without(record("x", 2), "at"));
        assertThat(Fingerprint.without(record("x", 1), "at")).isNotEqualTo(Fingerprint.without(record("y", 1), "at"));
    }

    @Test
    void mapsCountByTheirEntries() {
        assertThat(Fingerprint.of((Object) Map.of("a", "1", "b", "2")))
                .isEqualTo(Fingerprint.of((Object) Map.of(new Utf8("b"), "2", new Utf8("a"), "1")))
                .isNotEqualTo(Fingerprint.of((Object) Map.of("a", "2", "b", "1")));
    }

    private static long json(String text) throws JsonProcessingException {
        return Fingerprint.of(new ObjectMapper().readTree(text));
    }

    private static GenericRecord record(CharSequence text, long at) {
        return new GenericRecordBuilder(SCHEMA)
                .set("text", text)
                .set("list", List.of("a", "b"))
                .set("at", at)
                .build();
    }
}
