package io.connectivityfabric.connect.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.control.StreamStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class ControlRecordsTest {
    private static final HashStore.Stream STREAM = new HashStore.Stream("stripe", "stripe", "acct_1", "shipping_rates");
    private static final TopicPartition HASHES = new TopicPartition("fabric.acme.hashes", 0);

    @Test
    void withoutServersThereIsNoChannel() {
        assertThat(new ControlConfig(Map.of("name", "x")).settings("acme")).isEmpty();
    }

    @Test
    void whatIsNoSettingOfOursGoesToTheClients() {
        ControlSettings settings =
                settings(Map.of("control.sasl.jaas.config", "secret", "control.topic.prefix", "ops"));

        assertThat(settings.clients())
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("sasl.jaas.config", "secret")
                .doesNotContainKeys("topic.prefix", "status.interval.ms", "name");
        assertThat(settings.topic(ControlTopic.STATUS)).isEqualTo("ops.acme.status");
        assertThat(settings.statusInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void aTenantWhoseNameCouldCoverAnothersTopicsIsRefused() {
        assertThatThrownBy(() -> new ControlConfig(Map.of("control.bootstrap.servers", "kafka:9092")).settings("a.b"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tenant");
    }

    @Test
    void aResultIsFlatJsonUnderTheKeyOfItsRecord() {
        WriteResult result = new WriteResult(
                new WriteResult.Key("to-stripe", "acme:hubspot:1:contact:7", "stripe", "acct_1"),
                "cus_1",
                WriteResult.Result.CREATED,
                Instant.parse("2026-11-25T10:00:00Z"));

        assertThat(ControlJson.write(result.key()))
                .isEqualTo("{\"connector\":\"to-stripe\",\"record\":\"acme:hubspot:1:contact:7\",\"system\":\"stripe\","
                        + "\"account\":\"acct_1\"}");
        assertThat(ControlJson.write(result))
                .isEqualTo("{\"object_id\":\"cus_1\",\"result\":\"created\",\"written_at\":\"2026-11-25T10:00:00Z\"}");
    }

    @Test
    void aStatusIsFlatJsonUnderTheKeyOfItsStream() {
        StreamStatus status = new StreamStatus(
                new StreamStatus.Key("stripe", 1, "customers"),
                "acme",
                "stripe",
                "acct_1",
                Phase.BACKFILL,
                3,
                11,
                4200,
                4300,
                99_000,
                55,
                1200,
                7L,
                null,
                Instant.parse("2026-11-25T10:00:00Z"),
                Instant.parse("2026-11-25T10:01:00Z"));

        assertThat(ControlJson.write(status.key()))
                .isEqualTo("{\"connector\":\"stripe\",\"task\":1,\"stream\":\"customers\"}");
        assertThat(ControlJson.write(status))
                .isEqualTo("{\"tenant\":\"acme\",\"system\":\"stripe\",\"account\":\"acct_1\",\"phase\":\"backfill\","
                        + "\"ranges_done\":3,\"ranges_total\":11,\"rows\":4200,\"records\":4300,\"bytes\":99000,"
                        + "\"api_calls\":55,\"rate_limit_wait_ms\":1200,\"lag_seconds\":7,\"last_error\":null,"
                        + "\"started_at\":\"2026-11-25T10:00:00Z\",\"updated_at\":\"2026-11-25T10:01:00Z\"}");
    }

    @Test
    void hashesThatAreStoredComeBackForTheirStreamOnly() {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        HashStore store = new HashStore(HASHES.topic(), producer, () -> consumerOf(producer));
        store.store(STREAM, Map.of("shr_1", "a", "shr_2", "b"));
        store.store(new HashStore.Stream("stripe", "stripe", "acct_2", "shipping_rates"), Map.of("shr_1", "z"));
        Map<String, String> change = new HashMap<>();
        change.put("shr_1", "c");
        change.put("shr_2", null);
        store.store(STREAM, change);

        assertThat(store.load(STREAM::equals, 10)).isEqualTo(Map.of(STREAM, Map.of("shr_1", "c")));
        assertThat(store.load(stream -> stream.account().equals("acct_3"), 10)).isEmpty();
    }

    @Test
    void noMoreHashesAreReadThanWanted() {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        HashStore store = new HashStore(HASHES.topic(), producer, () -> consumerOf(producer));
        store.store(STREAM, Map.of("shr_1", "a"));
        store.store(STREAM, Map.of("shr_2", "b"));
        store.store(STREAM, Map.of("shr_1", "c"));

        assertThat(store.load(STREAM::equals, 1)).isEqualTo(Map.of(STREAM, Map.of("shr_1", "c")));
    }

    @Test
    void hashesThatKafkaRefusesAreNotStoredInSilence() {
        MockProducer<String, String> producer =
                new MockProducer<>(false, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public synchronized void flush() {
                        errorNext(new TimeoutException("no leader"));
                    }
                };
        HashStore store = new HashStore(HASHES.topic(), producer, () -> consumerOf(producer));

        assertThatThrownBy(() -> store.store(STREAM, Map.of("shr_1", "a")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("fabric.acme.hashes")
                .hasMessageContaining("no leader");
    }

    private static MockConsumer<String, String> consumerOf(MockProducer<String, String> producer) {
        MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(HASHES, 0L));
        consumer.updateEndOffsets(Map.of(HASHES, (long) producer.history().size()));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < producer.history().size(); i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        HASHES.topic(),
                        0,
                        i,
                        producer.history().get(i).key(),
                        producer.history().get(i).value()));
            }
        });
        return consumer;
    }

    private static ControlSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("name", "stripe");
        all.put("control.bootstrap.servers", "kafka:9092");
        return new ControlConfig(all).settings("acme").orElseThrow();
    }
}
