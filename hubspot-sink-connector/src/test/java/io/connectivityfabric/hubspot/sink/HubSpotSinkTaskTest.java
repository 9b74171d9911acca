package io.connectivityfabric.hubspot.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HubSpotSinkTaskTest {

    private static final TopicPartition PARTITION = new TopicPartition(Customers.TOPIC, 0);

    private final FakePortal portal = new FakePortal();
    private final TestSinkContext context = new TestSinkContext(PARTITION);
    private HubSpotSinkTask task = new HubSpotSinkTask();

    @BeforeAll
    static void allowForABusyMachine() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        portal.gate.countDown();
        task.stop();
        portal.close();
    }

    @Test
    void writesCustomersAndCommitsWhatIsWritten() {
        start();
        put(customers(250));

        await().until(() -> committable(250) == 250);
        assertThat(portal.contacts()).hasSize(250);
    }

    @Test
    void deliveredAgainAfterARestartNothingDoubles() {
        start();
        put(customers(50));
        await().until(() -> committable(50) == 50);
        task.stop();

        task = new HubSpotSinkTask();
        start();
        put(customers(50));
        await().until(() -> committable(50) == 50);
        assertThat(portal.contacts()).hasSize(50);
    }

    @Test
    void ofManyChangesTheLastOneStays() {
        start();
        List<SinkRecord> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String at = "2026-10-01T00:%02d:%02dZ".formatted(i / 60, i % 60);
            changes.add(Customers.record(
                    i, Customers.stripeChanged("cus_" + i % 3, "Ann Lee", "v" + i + "@example.com", at)));
        }
        for (List<SinkRecord> some :
                List.of(changes.subList(0, 10), changes.subList(10, 150), changes.subList(150, 300))) {
            put(some);
        }

        await().until(() -> committable(300) == 300);
        assertThat(portal.contacts().values())
                .extracting(contact -> contact.get("email"))
                .containsExactlyInAnyOrder("v297@example.com", "v298@example.com", "v299@example.com");
    }

    @Test
    @Tag("edge-67")
    void anOlderStateDeliveredLateChangesNothing() {
        start();
        put(List.of(Customers.record(
                0, Customers.stripeChanged("cus_1", "Ann", "new@example.com", "2026-10-02T00:00:00Z"))));
        await().until(() -> committable(1) == 1);
        put(List.of(Customers.record(
                1, Customers.stripeChanged("cus_1", "Ann", "old@example.com", "2026-10-01T00:00:00Z"))));
        await().until(() -> committable(2) == 2);

        assertThat(portal.contacts().values())
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("email", "new@example.com"));
    }

    @Test
    void oneBadRecordOfAHundredGoesToTheDeadLetterQueueAndTheOthersAreWritten() {
        start();
        List<SinkRecord> hundred = customers(100);
        SinkRecord bad = Customers.record(42, "not a customer");
        hundred.set(42, bad);
        SinkRecord refused = Customers.record(43, Customers.stripe("cus_43", "Ann", "nonsense"));
        hundred.set(43, refused);
        put(hundred);

        await().until(() -> {
            put(List.of());
            return committable(100) == 100;
        });
        assertThat(context.deadLetters).containsOnlyKeys(bad, refused);
        assertThat(context.deadLetters.get(refused))
                .hasMessageContaining("Email address nonsense is invalid")
                .hasMessageContaining("acme:stripe:acct_acme:customer:cus_43");
        assertThat(portal.contacts()).hasSize(98);
    }

    @Test
    @Tag("edge-40")
    @Tag("edge-69")
    void echoesAndDeletionsAreDoneWithoutACall() {
        start();
        portal.calls.clear();
        put(List.of(
                Customers.record(0, Customers.hubSpot("" + FakePortal.PORTAL, "501", "ann@example.com")),
                Customers.record(1, Customers.stripeDeleted("cus_1")),
                Customers.record(2, (Object) null)));

        assertThat(committable(3)).isEqualTo(3);
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void stoppedInMidFlightNothingIsLost() {
        start();
        portal.gate = new CountDownLatch(1);
        put(customers(500));

        assertThat(committable(500)).isZero();
        task.close(List.of(PARTITION));
        task.stop();
        assertThat(task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(500))))
                .isEmpty();
        portal.gate.countDown();

        task = new HubSpotSinkTask();
        start();
        put(customers(500));
        await().until(() -> committable(500) == 500);
        assertThat(portal.contacts()).hasSize(500);
    }

    @Test
    void pausesWhenHubSpotIsSlowerThanKafka() {
        start(HubSpotSinkConfig.MAX_OUTSTANDING, "200");
        portal.gate = new CountDownLatch(1);
        put(customers(200));
        assertThat(context.paused).containsExactly(PARTITION);

        portal.gate.countDown();
        await().until(() -> {
            put(List.of());
            return context.paused.isEmpty();
        });
    }

    @Test
    void anOutageBeyondTheRetriesFailsTheTaskAndCommitsNothing() {
        start("retry.total.ms", "0");
        portal.disturb(503, "{\"message\":\"down for maintenance\"}");
        put(customers(5));

        await().untilAsserted(() -> assertThatThrownBy(() -> put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("down for maintenance"));
        assertThat(committable(5)).isZero();
    }

    @Test
    void aWrongTokenIsSaidAtTheStart() {
        assertThatThrownBy(() -> start(HubSpotSinkConfig.ACCESS_TOKEN, "pat-na1-revoked"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("hubspot.access.token")
                .hasMessageNotContaining("pat-na1-revoked");
    }

    @Test
    void aMissingIdPropertyIsSaidAtTheStartOrCreated() {
        portal.removeProperty(FakePortal.ID);
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("fabric_id")
                .hasMessageContaining("create.properties=true");

        task = new HubSpotSinkTask();
        start(HubSpotSinkConfig.CREATE_PROPERTIES, "true");
        assertThat(portal.properties()).containsEntry(FakePortal.ID, true);
    }

    private void start(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "to-hubspot",
                HubSpotSinkConfig.TENANT,
                "acme",
                HubSpotSinkConfig.ACCESS_TOKEN,
                FakePortal.TOKEN,
                HubSpotSinkConfig.BASE_URL,
                portal.url()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        task.initialize(context);
        task.start(settings);
        task.open(List.of(PARTITION));
    }

    private void put(List<SinkRecord> records) {
        task.put(records);
    }

    private static List<SinkRecord> customers(int count) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Struct customer = Customers.stripe("cus_" + i, "Ann No" + i, "p" + i + "@example.com");
            records.add(Customers.record(i, customer));
        }
        return records;
    }

    private long committable(long consumed) {
        return task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(consumed)))
                .get(PARTITION)
                .offset();
    }
}
