package io.connectivityfabric.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Unify takes besides raw records, and which entity it makes of it. */
class UnifyInputsTest {

    private static final Map<String, String> STRIPE = Map.of("system", "stripe", "account", "acct_9");
    private static final Map<String, String> HUBSPOT = Map.of("system", "hubspot");

    private static final String EVENT = json(
            "{'id':'evt_1','object':'event','api_version':'2025-03-31.basil',"
                    + "'created':1793606398,'type':'customer.updated','data':{'object':{'id':'cus_1','object':'customer',"
                    + "'created':1,'name':'Ada Lovelace','client_secret':'pi_1_secret_X'},'previous_attributes':{'name':'A'}}}");
    private static final String ITEM = json("{'eventId':7,'subscriptionId':8,'portalId':33,'occurredAt':1793606398000,"
            + "'subscriptionType':'%s','attemptNumber':0,'objectId':501%s}");

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static SinkRecord sink(Map<String, String> config, Object value) {
        return sink(config, null, value);
    }

    private static SinkRecord sink(Map<String, String> config, Schema schema, Object value) {
        Unify<SinkRecord> unify = new Unify<>();
        unify.configure(config);
        return unify.apply(record(schema, value));
    }

    private static SinkRecord record(Schema schema, Object value) {
        return new SinkRecord(
                "in.put", 3, Schema.STRING_SCHEMA, "key", schema, value, 99L, 1234L, TimestampType.CREATE_TIME);
    }

    private static SourceRecord source(Map<String, String> config, RawRecord raw) {
        Unify<SourceRecord> unify = new Unify<>();
        unify.configure(config);
        return unify.apply(new SourceRecord(
                Map.of(), Map.of("page", 7L), "stripe.customers", null, null, "key", RawRecord.SCHEMA, raw.toStruct()));
    }

    private static RawRecord raw(String object, String id, Operation operation, String payload) {
        return new RawRecord(
                "acme",
                "stripe",
                "acct_1",
                object,
                id,
                operation,
                null,
                Instant.parse("2026-11-01T10:00:00Z"),
                null,
                null,
                payload);
    }

    private static Map<String, String> with(Map<String, String> config, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(config);
        more.put(name, value);
        return more;
    }

    private static Struct meta(SinkRecord record) {
        return ((Struct) record.value()).getStruct("meta");
    }

    @Test
    @Tag("edge-62")
    void aBareStripeObjectSaysWhatItIs() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("object", Schema.STRING_SCHEMA)
                .field("active", Schema.BOOLEAN_SCHEMA)
                .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        String text = json("{'id':'prod_1','object':'product','active':true,'name':null}");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", "prod_1");
        map.put("object", "product");
        map.put("active", true);
        map.put("name", null);
        Struct struct =
                new Struct(schema).put("id", "prod_1").put("object", "product").put("active", true);
        for (Object value : new Object[] {text, text.getBytes(StandardCharsets.UTF_8), map, struct}) {
            SinkRecord product = sink(STRIPE, value == struct ? schema : null, value);
            assertThat(product.topic()).isEqualTo("unified.product.v1");
            assertThat(product.key()).isEqualTo("default:stripe:acct_9:product:prod_1");
            assertThat(((Struct) product.value()).getString("status")).isEqualTo("ACTIVE");
        }
    }

    @Test
    void whatItSaysCountsMoreThanTheSetting() {
        SinkRecord event = sink(with(STRIPE, "object", "customer"), EVENT);
        assertThat(event.topic()).isEqualTo("unified.event.v1");
    }

    @Test
    @Tag("edge-62")
    void anEventIsAnEventUnderTheKeyOfItsObjectAndACloudEvent() {
        for (SinkRecord event : List.of(
                sink(STRIPE, EVENT),
                sink(
                        Map.of(),
                        RawRecord.SCHEMA,
                        raw("event", "evt_1", Operation.CREATE, EVENT).toStruct()))) {
            assertThat(event.topic()).isEqualTo("unified.event.v1");
            assertThat((String) event.key()).endsWith(":customer:cus_1");
            assertThat(event.headers().lastWithName("ce_id").value()).isEqualTo("evt_1");
            assertThat(event.headers().lastWithName("ce_type").value()).isEqualTo("customer.updated");
            assertThat(event.headers().lastWithName("ce_time").value()).isEqualTo("2026-11-02T07:59:58Z");
            assertThat(event.headers().lastWithName("ce_subject").value()).isEqualTo("customer/cus_1");
            assertThat(event.value().toString()).doesNotContain("_secret_");
        }
    }

    @Test
    @Tag("edge-62")
    void anEventIsItsObjectForWhoeverAsksForThat() {
        SinkRecord customer = sink(with(STRIPE, "entities", "customer"), EVENT);
        assertThat(customer.topic()).isEqualTo("unified.customer.v1");
        assertThat(customer.key()).isEqualTo("default:stripe:acct_9:customer:cus_1");
        Struct meta = meta(customer);
        assertThat(meta.getString("event_id")).isEqualTo("evt_1");
        assertThat(meta.getString("source_version")).isEqualTo("2025-03-31.basil");
        assertThat(meta.get("updated_at")).isEqualTo(Date.from(Instant.ofEpochSecond(1793606398)));
        assertThat(meta.getString("operation")).isEqualTo("UPSERT");
        assertThat(sink(with(STRIPE, "entities", "event,customer"), EVENT).topic())
                .isEqualTo("unified.event.v1");
        assertThat(sink(with(STRIPE, "entities", "customer,event"), EVENT).topic())
                .isEqualTo("unified.customer.v1");
        assertThat(sink(with(with(STRIPE, "entities", "invoice"), "on.unmapped", "drop"), EVENT))
                .isNull();
    }

    @ParameterizedTest
    @Tag("edge-38")
    @Tag("edge-41")
    @CsvSource({
        "customer.created,customer,UPSERT,false",
        "customer.deleted,customer,DELETE,true",
        "customer.subscription.deleted,subscription,UPSERT,false",
        "invoice.paid,invoice,UPSERT,false",
    })
    void theTypeOfAnEventTellsWhatBecameOfItsObject(String type, String object, String operation, boolean deleted) {
        SinkRecord record = sink(
                with(STRIPE, "entities", object),
                json("{'id':'evt_1','object':'event','created':1793606398,'type':'" + type
                        + "','data':{'object':{'id':'x_1','object':'" + object
                        + "','created':1,'status':'canceled','name':'Ada','description':'x'}}}"));
        assertThat(meta(record).getString("operation")).isEqualTo(operation);
        assertThat(meta(record).getBoolean("deleted")).isEqualTo(deleted);
        assertThat(meta(record).getArray("field_mask")).isNull();
    }

    @Test
    void anEventThatOnlyRefersToItsObjectCannotBecomeIt() {
        String thin = json("{'id':'evt_2','object':'v2.core.event','created':'2026-09-17T06:20:52.246Z',"
                + "'type':'v1.customer.updated','related_object':{'id':'cus_1','type':'customer'}}");
        assertThat(sink(STRIPE, thin).topic()).isEqualTo("unified.event.v1");
        assertThat(sink(with(with(STRIPE, "entities", "customer"), "on.unmapped", "drop"), thin))
                .isNull();
    }

    @Test
    void anEventOfAConnectedAccountIsOfThatAccount() {
        SinkRecord event = sink(STRIPE, EVENT.replace("\"type\"", "\"account\":\"acct_c\",\"type\""));
        assertThat(event.key()).isEqualTo("default:stripe:acct_c:customer:cus_1");
    }

    @Test
    @Tag("edge-63")
    void anItemOfAHubSpotWebhookIsAnEvent() {
        SinkRecord event = sink(HUBSPOT, ITEM.formatted("contact.creation", ""));
        assertThat(event.topic()).isEqualTo("unified.event.v1");
        assertThat(event.key()).isEqualTo("default:hubspot:33:contact:501");
        assertThat(((Struct) event.value()).getString("type")).isEqualTo("customer.created");
    }

    @Test
    void aChangedPropertyIsAPatch() {
        SinkRecord patch = sink(
                with(HUBSPOT, "entities", "customer"),
                ITEM.formatted("contact.propertyChange", json(",'propertyName':'jobtitle','propertyValue':'CEO'")));
        assertThat(patch.key()).isEqualTo("default:hubspot:33:contact:501");
        assertThat(meta(patch).getString("operation")).isEqualTo("PATCH");
        assertThat(meta(patch).getArray("field_mask")).isEqualTo(List.of("job_title"));
        assertThat(((Struct) patch.value()).getString("job_title")).isEqualTo("CEO");
    }

    @ParameterizedTest
    @CsvSource({"contact.deletion,DELETE,true", "contact.restore,UPSERT,false", "contact.creation,UPSERT,false"})
    void whatHubSpotOnlyNotifiesOfAssertsNothing(String type, String operation, boolean deleted) {
        SinkRecord notice = sink(with(HUBSPOT, "entities", "customer"), ITEM.formatted(type, ""));
        assertThat(meta(notice).getString("operation")).isEqualTo(operation);
        assertThat(meta(notice).getBoolean("deleted")).isEqualTo(deleted);
        assertThat(meta(notice).getArray("field_mask")).isEmpty();
    }

    @Test
    @Tag("edge-42")
    void aPrivacyDeletionLeavesNothing() {
        SinkRecord tombstone =
                sink(with(HUBSPOT, "entities", "customer"), ITEM.formatted("contact.privacyDeletion", ""));
        assertThat(tombstone.topic()).isEqualTo("unified.customer.v1");
        assertThat(tombstone.key()).isEqualTo("default:hubspot:33:contact:501");
        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.valueSchema()).isNull();
        SourceRecord purged = source(Map.of(), raw("customer", "cus_1", Operation.PURGE, null));
        assertThat(purged.topic()).isEqualTo("unified.customer.v1");
        assertThat(purged.key()).isEqualTo("acme:stripe:acct_1:customer:cus_1");
        assertThat(purged.value()).isNull();
    }

    @Test
    @Tag("edge-64")
    void aBatchIsRefused() {
        for (Object batch : new Object[] {" [{\"eventId\":1}]", List.of(Map.of("eventId", 1))}) {
            assertThatThrownBy(() -> sink(HUBSPOT, batch))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("one record makes one record");
        }
    }

    @Test
    void anObjectBecomesTheFirstWantedEntityThatItCanBe() {
        String company = json("{'id':'cus_1','object':'customer','created':1,'metadata':{'type':'company'}}");
        String person = json("{'id':'cus_2','object':'customer','created':1}");
        Map<String, String> both = with(STRIPE, "entities", "company, customer");
        assertThat(sink(both, company).topic()).isEqualTo("unified.company.v1");
        assertThat(sink(both, person).topic()).isEqualTo("unified.customer.v1");
        assertThat(sink(STRIPE, company).topic()).isEqualTo("unified.customer.v1");
        Map<String, String> companies = with(with(STRIPE, "entities", "company"), "on.unmapped", "drop");
        assertThat(sink(companies, person)).isNull();
        assertThat(sink(with(with(HUBSPOT, "object", "product"), "entities", "price"), "{\"id\":\"5\"}")
                        .topic())
                .isEqualTo("unified.price.v1");
    }

    @Test
    @Tag("edge-76")
    void aBareObjectThatNothingMapsDoesWhatTheConfigSays() {
        String mandate = json("{'id':'m_1','object':'mandate'}");
        assertThat(sink(STRIPE, mandate).value()).isEqualTo(mandate);
        assertThat(sink(with(STRIPE, "on.unmapped", "drop"), mandate)).isNull();
        assertThatThrownBy(() -> sink(with(STRIPE, "on.unmapped", "fail"), mandate))
                .isInstanceOf(DataException.class);
    }

    @Test
    @Tag("edge-73")
    void theProvidersJsonGoesAlongWithoutSecrets() {
        String payload = json("{'id':'cus_1', 'object':'customer','amount':1.10,'x':[{'client_secret':'s','n':1e3}]}");
        SourceRecord record =
                source(Map.of("raw.passthrough", "true"), raw("customer", "cus_1", Operation.READ, payload));
        assertThat(((Struct) record.value()).getStruct("meta").getString("raw_json"))
                .isEqualTo(json("{'id':'cus_1','object':'customer','amount':1.10,'x':[{'n':1e3}]}"));
        assertThat(meta(sink(STRIPE, payload)).getString("raw_json")).isNull();
        assertThat(meta(sink(with(STRIPE, "raw.passthrough", "true"), payload)).getString("raw_json"))
                .doesNotContain("client_secret");
    }

    @Test
    void whatCannotBeMappedGoesToTheErrorsTopicAsItIs() {
        Map<String, String> config = Map.of("on.error", "errors-topic");
        SourceRecord bad = source(config, raw("customer", "cus_1", Operation.READ, "{\"balance\":\"PRIVATE\"}"));
        assertThat(bad.topic()).isEqualTo("stripe.errors");
        assertThat(bad.key()).isEqualTo("key");
        assertThat(((Struct) bad.value()).getString("payload")).isEqualTo("{\"balance\":\"PRIVATE\"}");
        assertThat(bad.sourceOffset()).isEqualTo(Map.of("page", 7L));
        assertThat(bad.headers().lastWithName("fabric.error.topic").value()).isEqualTo("stripe.customers");
        assertThat((String) bad.headers().lastWithName("fabric.error.message").value())
                .isEqualTo("Cannot map stripe.customer cus_1, field 'balance': is no number");
        assertThat(source(with(config, "errors.topic", "bad"), raw("customer", "c", Operation.READ, "{"))
                        .topic())
                .isEqualTo("bad");
        assertThat(source(with(config, "on.unmapped", "fail"), raw("mandate", "m", Operation.READ, "{}"))
                        .topic())
                .isEqualTo("stripe.errors");
    }

    @Test
    void aSinkHasNoErrorsTopic() {
        assertThatThrownBy(() -> sink(with(STRIPE, "on.error", "errors-topic"), EVENT))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("errors.deadletterqueue.topic.name");
    }

    @Test
    void whatIsUnifiedAlreadyPasses() {
        SinkRecord unified = sink(STRIPE, EVENT);
        Unify<SinkRecord> again = new Unify<>();
        again.configure(with(STRIPE, "on.unmapped", "fail"));
        assertThat(again.apply(unified)).isSameAs(unified);
    }

    @Test
    @Tag("edge-75")
    void manyThreadsWithRecordsOfManyKindsDoNotMix() throws Exception {
        Unify<SinkRecord> unify = new Unify<>();
        unify.configure(with(STRIPE, "entities", "customer,event"));
        List<Object> values = Arrays.asList(EVENT, json("{'id':'cus_2','object':'customer','name':'Jo Poe'}"), null);
        List<Object> expected = new ArrayList<>();
        values.forEach(value -> expected.add(unify.apply(record(null, value)).value()));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work = () -> IntStream.range(0, 600)
                    .allMatch(i -> Objects.equals(
                            unify.apply(record(null, values.get(i % 3))).value(), expected.get(i % 3)));
            for (var result : threads.invokeAll(Collections.nCopies(4, work))) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
