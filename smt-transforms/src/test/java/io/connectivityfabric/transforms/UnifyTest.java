package io.connectivityfabric.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Heartbeat;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifyTest {

    private static final String CUSTOMER =
            "{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Jenny Rosen\",\"email\":\"jenny@example.com\",\"balance\":0}";
    private static final RawRecord RAW = raw("stripe", "customer", CUSTOMER);

    private static RawRecord raw(String system, String object, String payload) {
        return new RawRecord(
                "acme",
                system,
                "acct_1",
                object,
                "cus_1",
                Operation.READ,
                null,
                Instant.parse("2026-11-01T10:00:00Z"),
                null,
                "2026-10-28.endive",
                payload);
    }

    private static SourceRecord source(Schema schema, Object value) {
        return new SourceRecord(
                Map.of("tenant", "acme"),
                Map.of("page", 7L),
                "stripe.customers",
                null,
                Schema.STRING_SCHEMA,
                "key",
                schema,
                value,
                1234L);
    }

    private static SourceRecord source(RawRecord raw) {
        return source(RawRecord.SCHEMA, raw.toStruct());
    }

    private static SinkRecord sink(Schema schema, Object value) {
        return new SinkRecord(
                "stripe.customers",
                3,
                Schema.STRING_SCHEMA,
                "key",
                schema,
                value,
                99L,
                1234L,
                TimestampType.CREATE_TIME);
    }

    private static <R extends ConnectRecord<R>> Unify<R> unify(Map<String, String> config) {
        Unify<R> unify = new Unify<>();
        unify.configure(config);
        return unify;
    }

    private static SourceRecord apply(SourceRecord record) {
        return Unifying.source(Map.of(), record);
    }

    /** Spares the tests the type parameters. */
    private static final class Unifying {
        static SourceRecord source(Map<String, String> config, SourceRecord record) {
            return UnifyTest.<SourceRecord>unify(config).apply(record);
        }

        static SinkRecord sink(Map<String, String> config, SinkRecord record) {
            return UnifyTest.<SinkRecord>unify(config).apply(record);
        }
    }

    @Test
    @Tag("edge-62")
    void aRawRecordBecomesAUnifiedOneInItsTopic() {
        SourceRecord unified = apply(source(RAW));
        assertThat(unified.topic()).isEqualTo("unified.customer.v1");
        assertThat(unified.keySchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(unified.key()).isEqualTo("acme:stripe:acct_1:customer:cus_1");
        assertThat(unified.valueSchema().name()).isEqualTo("io.connectivityfabric.unified.v1.UnifiedCustomer");
        Struct value = (Struct) unified.value();
        value.validate();
        assertThat(value.getString("email")).isEqualTo("jenny@example.com");
    }

    @Test
    void theSourcesPositionAndTimeStay() {
        SourceRecord unified = apply(source(RAW));
        assertThat(unified.sourcePartition()).isEqualTo(Map.of("tenant", "acme"));
        assertThat(unified.sourceOffset()).isEqualTo(Map.of("page", 7L));
        assertThat(unified.timestamp()).isEqualTo(1234L);
    }

    @Test
    void theTopicCanBeEachTenantsOwn() {
        SourceRecord unified =
                Unifying.source(Map.of("topic.format", "${tenant}.${entity}.${system}.${version}"), source(RAW));
        assertThat(unified.topic()).isEqualTo("acme.customer.stripe.v1");
    }

    @Test
    @Tag("edge-74")
    void aTenantWhoseNameNoTopicCanHaveFailsRatherThanMeetAnother() {
        RawRecord odd = new RawRecord(
                "ac:me",
                "stripe",
                "acct_1",
                "customer",
                "cus_1",
                Operation.READ,
                null,
                Instant.EPOCH,
                null,
                null,
                "{}");
        assertThat(apply(source(odd)).key()).isEqualTo("ac%3Ame:stripe:acct_1:customer:cus_1");
        assertThatThrownBy(() -> Unifying.source(Map.of("topic.format", "${tenant}.${entity}"), source(odd)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ac:me");
    }

    @Test
    void onTheSinkSideARawTopicIsReadWithoutSchemas() {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "false"), false);
            byte[] json = converter.fromConnectData("stripe.customers", RawRecord.SCHEMA, RAW.toStruct());
            SchemaAndValue read = converter.toConnectData("stripe.customers", json);
            SinkRecord record = sink(read.schema(), read.value());
            SinkRecord unified = Unifying.sink(Map.of(), record);
            assertThat(unified.key()).isEqualTo("acme:stripe:acct_1:customer:cus_1");
            assertThat(unified.value()).isEqualTo(apply(source(RAW)).value());
            assertThat(unified.kafkaOffset()).isEqualTo(99L);
        }
    }

    @Test
    void onTheSinkSideARawTopicIsReadWithSchemas() {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of(), false);
            byte[] json = converter.fromConnectData("stripe.customers", RawRecord.SCHEMA, RAW.toStruct());
            SchemaAndValue read = converter.toConnectData("stripe.customers", json);
            SinkRecord unified = Unifying.sink(Map.of(), sink(read.schema(), read.value()));
            assertThat(unified.value()).isEqualTo(apply(source(RAW)).value());
        }
    }

    @Test
    @Tag("edge-62")
    void aBareObjectIsWhatTheConfigSays() {
        Map<String, String> config =
                Map.of("system", "stripe", "object", "customer", "tenant", "globex", "account", "acct_9");
        for (Object value : new Object[] {
            CUSTOMER, CUSTOMER.getBytes(StandardCharsets.UTF_8), Map.of("id", "cus_1", "name", "Jenny Rosen")
        }) {
            SinkRecord unified = Unifying.sink(config, sink(null, value));
            assertThat(unified.key()).isEqualTo("globex:stripe:acct_9:customer:cus_1");
            Struct customer = (Struct) unified.value();
            assertThat(customer.getString("last_name")).isEqualTo("Rosen");
            assertThat(((java.util.Date) customer.getStruct("meta").get("observed_at")).getTime())
                    .isEqualTo(1234L);
        }
    }

    @Test
    void halfACharacterInABareObjectIsReplaced() {
        Map<String, String> config = Map.of("system", "stripe", "object", "customer");
        Object value = Map.of("id", "cus_1", "name", "Jenny \ud83d");
        assertThat(((Struct) Unifying.sink(config, sink(null, value)).value()).getString("display_name"))
                .isEqualTo("Jenny \ufffd");
    }

    /** What no mapping can read is a fault of the record, and never one of the task. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'cus_1','address':7} | address",
                "{'id':'cus_1','metadata':['x']} | company_name",
                "{'id':'cus_1','balance':1e400000} | balance",
                "{'id':'cus_1','balance':1e99999999999} | payload",
                "{'id':'cus_1','balance':{'a':1,'a':2}} | payload",
                "{'id':'cus_1', | payload",
                "{'id':{}} | id",
                "[] | payload",
            })
    void whatCannotBeReadFailsWithItsField(String payload, String field) {
        String json = payload.replace('\'', '"');
        Map<String, String> config = Map.of("system", "stripe", "object", "customer");
        assertThatThrownBy(() -> Unifying.sink(config, sink(null, json)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot map stripe.customer")
                .hasMessageContaining("field '" + field + "'");
    }

    @Test
    void aBareObjectWithoutIdFails() {
        Map<String, String> config = Map.of("system", "stripe", "object", "customer");
        assertThatThrownBy(() -> Unifying.sink(config, sink(null, "{\"name\":\"secret\"}")))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot map stripe.customer (without id), field 'id': is required but missing");
    }

    @Test
    @Tag("edge-40")
    @Tag("edge-42")
    void recordsThatAreNotToBeUnifiedPassUntouched() {
        SourceRecord tombstone = source(null, null);
        assertThat(apply(tombstone)).isSameAs(tombstone);

        Heartbeat beat = new Heartbeat("acme", "stripe", "acct_1", "customers", Instant.EPOCH);
        SourceRecord heartbeat = source(Heartbeat.SCHEMA, beat.toStruct());
        assertThat(Unifying.source(Map.of("on.unmapped", "fail"), heartbeat)).isSameAs(heartbeat);

        SourceRecord stays = source(RAW);
        stays.headers().addString(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
        assertThat(apply(stays)).isSameAs(stays);
    }

    @Test
    void aSinkUnifiesARawTopicWhateverItsSourceMarkedIt() {
        SinkRecord raw = sink(RawRecord.SCHEMA, RAW.toStruct());
        raw.headers().addString(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
        assertThat(Unifying.sink(Map.of(), raw).topic()).isEqualTo("unified.customer.v1");
    }

    @Test
    void otherHeadersGoAlong() {
        SourceRecord record = source(RAW);
        record.headers().addString("request", "req_1");
        assertThat(apply(record).headers().lastWithName("request").value()).isEqualTo("req_1");
    }

    @Test
    @Tag("edge-76")
    void anObjectWithoutMappingDoesWhatTheConfigSays() {
        SourceRecord unknown = source(raw("stripe", "mandate", "{}"));
        assertThat(apply(unknown)).isSameAs(unknown);
        assertThat(Unifying.source(Map.of("on.unmapped", "drop"), unknown)).isNull();
        assertThatThrownBy(() -> Unifying.source(Map.of("on.unmapped", "fail"), unknown))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stripe.mandate cus_1")
                .hasMessageContaining("mapping.paths");
    }

    @Test
    void aValueThatIsNoEnvelopeDoesWhatTheConfigSays() {
        SinkRecord text = sink(null, "hello");
        assertThat(Unifying.sink(Map.of(), text)).isSameAs(text);
        assertThat(Unifying.sink(Map.of("on.unmapped", "drop"), text)).isNull();
    }

    @Test
    void aBrokenPayloadFailsWithObjectIdAndPlaceButNotTheText() {
        SourceRecord broken = source(raw("stripe", "customer", "{\"id\":\"cus_1\",\"name\": sk_live_SECRET"));
        assertThatThrownBy(() -> apply(broken))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stripe.customer cus_1")
                .hasMessageContaining("not valid JSON (line 1")
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }

    @Test
    void aValueThatDoesNotFitFailsWithItsField() {
        SourceRecord odd = source(raw("stripe", "customer", "{\"id\":\"cus_1\",\"balance\":\"much\"}"));
        assertThatThrownBy(() -> apply(odd))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot map stripe.customer cus_1, field 'balance': is no number");
    }

    @Test
    @Tag("edge-75")
    void oneInstanceServesManyThreads() throws Exception {
        Unify<SourceRecord> unify = unify(Map.of());
        Object expected = apply(source(RAW)).value();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work = () -> IntStream.range(0, 500)
                    .allMatch(i -> unify.apply(source(RAW)).value().equals(expected));
            for (var result : threads.invokeAll(java.util.Collections.nCopies(4, work))) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isFoundByItsServiceFileAndKnowsTheProjectsVersion() throws IOException {
        Unify<?> found = ServiceLoader.load(Transformation.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Unify.class::isInstance)
                .map(Unify.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(found.version()).matches("\\d+\\.\\d+\\.\\d+.*").isEqualTo(System.getProperty("project.version"));
    }
}
