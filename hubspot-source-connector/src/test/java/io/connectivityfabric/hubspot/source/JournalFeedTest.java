package io.connectivityfabric.hubspot.source;

import static io.connectivityfabric.hubspot.source.FakeJournal.T;
import static io.connectivityfabric.hubspot.source.FakeJournal.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import io.connectivityfabric.hubspot.client.AppCredentials;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotJournal;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalFeedTest {
    private final FakeJournal hubSpot = new FakeJournal();
    private final MockWebServer server = new MockWebServer();
    private HubSpotClient client;
    private PortalJournal journal;
    private JournalFeed feed;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(hubSpot);
        server.start();
        HubSpotSettings settings = new HubSpotSettings(
                server.url("").uri(),
                "pat-na1-acme",
                HubSpotApiVersion.DEFAULT,
                RateUse.FULL,
                TransportSettings.defaults(),
                RetryPolicy.none());
        client = new HubSpotClient(settings, CallObserver.NONE);
        journal = new PortalJournal(
                new HubSpotJournal(settings, new AppCredentials("app", "secret"), 1, CallObserver.NONE),
                Set.of("0-1", "0-2"));
        feed = feed();
    }

    @AfterEach
    void stop() {
        client.close();
        journal.close();
        server.close();
    }

    private JournalFeed feed() {
        HubSpotStream stream = HubSpotStreams.named("contacts");
        StreamPartition partition = new StreamPartition("default", "hubspot", "1", "contacts");
        PropertyNames properties = new PropertyNames(client, stream);
        return new JournalFeed(
                "0-1",
                journal,
                new WholeObjects(client, stream, properties),
                properties,
                new HubSpotRecords(partition, stream, "2026-09"));
    }

    /** Each as its operation and id. */
    private static List<String> told(ChangePage page) {
        return page.items().stream()
                .map(item -> item.record().operation().wireName() + " "
                        + item.record().id())
                .toList();
    }

    private long calls(String call) {
        return hubSpot.calls.stream().filter(call::equals).count();
    }

    @Test
    void tellsWhatHappensAfterTheStartAndReadsEachObjectOnce() {
        hubSpot.file(event("CREATE", "1", T));
        FeedPosition start = feed.start();
        assertThat(feed.read(start).items()).isEmpty();

        hubSpot.contacts.put("1", T + 9);
        hubSpot.contacts.put("2", T + 2);
        hubSpot.file(event("CREATE", "2", T + 2), event("UPDATE", "1", T + 3));
        String last = hubSpot.file(event("UPDATE", "2", T + 4), event("UPDATE", "1", T + 9));
        ChangePage page = feed.read(start);

        assertThat(told(page)).containsExactly("create 2", "update 1");
        assertThat(page.caughtUp()).isTrue();
        assertThat(page.items().get(0).record().changeId()).isEqualTo(last);
        assertThat(page.items().get(1).record().occurredAt()).isEqualTo(Instant.ofEpochMilli(T + 9));
        assertThat(page.items().get(1).record().payload()).contains("1@example.com");
        assertThat(calls("POST /crm/objects/2026-09/contacts/batch/read")).isEqualTo(1);
        assertThat(feed.read(page.next()).items()).isEmpty();
        assertThat(feed().read(page.next()).items()).as("after a restart").isEmpty();
    }

    @Test
    void anEmptyJournalIsReadFromItsFirstFileOn() {
        FeedPosition start = feed.start();
        assertThat(feed.read(start).items()).isEmpty();
        hubSpot.contacts.put("1", T);
        hubSpot.file(event("CREATE", "1", T));
        assertThat(told(feed.read(start))).containsExactly("create 1");
    }

    @Test
    void theEndOfAnObjectIsToldAlthoughItsAssociationsGoAfterIt() {
        FeedPosition start = feed.start();
        hubSpot.file(event("DELETE", "1", T), event("ASSOCIATION_REMOVED", "1", T + 1));
        hubSpot.file(event("GDPR_DELETE", "2", T));
        ChangePage page = feed.read(start);
        assertThat(told(page)).containsExactly("delete 1", "purge 2");
        assertThat(page.items().get(0).record().payload()).isNull();
    }

    @Test
    void anObjectThatGoesBeforeItIsReadIsLeftToTheFileThatTellsHow() {
        FeedPosition start = feed.start();
        hubSpot.file(event("UPDATE", "1", T));
        ChangePage page = feed.read(start);
        assertThat(page.items()).isEmpty();
        hubSpot.file(event("DELETE", "1", T + 1));
        assertThat(told(feed.read(page.next()))).containsExactly("delete 1");
    }

    @Test
    void aMergeIsTheSurvivorAndARecordForEachLoserWithIt() {
        FeedPosition start = feed.start();
        hubSpot.contacts.put("9", T + 1);
        hubSpot.survivors.put("1", "9");
        hubSpot.survivors.put("2", "9");
        hubSpot.file(event("UPDATE", "1", T));
        hubSpot.file(event("MERGE", "1", T + 1, ",'primaryObjectId':1,'mergedObjectIds':[2],'newObjectId':9"));
        ChangePage page = feed.read(start);
        assertThat(told(page)).containsExactlyInAnyOrder("merge 2", "merge 1", "update 9");
        assertThat(page.items())
                .allSatisfy(item -> assertThat(item.record().payload()).contains("\"id\":\"9\""));
    }

    @Test
    void aRestoredObjectIsToldAsItIsNow() {
        FeedPosition start = feed.start();
        hubSpot.contacts.put("1", T - 1_000);
        hubSpot.file(event("DELETE", "1", T), event("RESTORE", "1", T + 5), event("UPDATE", "1", T + 6));
        ChangePage page = feed.read(start);
        assertThat(told(page)).containsExactly("restore 1");
        assertThat(page.items().get(0).tick()).as("not older than its deletion").isGreaterThan(T + 5);
    }

    @Test
    void aChangedAssociationTouchesBothEnds() {
        FeedPosition start = feed.start();
        hubSpot.contacts.put("1", T);
        hubSpot.contacts.put("2", T);
        hubSpot.file("{'type':'association','portalId':1,'action':'ASSOCIATION_ADDED','fromObjectTypeId':'0-1',"
                + "'fromObjectId':1,'toObjectTypeId':'0-1','toObjectId':2,'occurredAt':'2026-11-01T10:00:00Z'}");
        hubSpot.file("{'type':'association','portalId':1,'action':'ASSOCIATION_ADDED','objectTypeId':'0-2',"
                + "'objectId':7,'associatedObjectTypeId':'0-3','associatedObjectId':8}");
        assertThat(told(feed.read(start))).containsExactly("update 1", "update 2");
    }

    @Test
    void aFileIsNeverDividedAndABurstIsBounded() {
        FeedPosition start = feed.start();
        IntStream.rangeClosed(1, 2_000).forEach(id -> hubSpot.contacts.put("" + id, T));
        hubSpot.file(IntStream.rangeClosed(1, 1_200)
                .mapToObj(id -> event("UPDATE", "" + id, T))
                .toArray(String[]::new));
        hubSpot.file(IntStream.rangeClosed(1_201, 2_000)
                .mapToObj(id -> event("UPDATE", "" + id, T))
                .toArray(String[]::new));
        ChangePage first = feed.read(start);
        ChangePage second = feed.read(first.next());
        assertThat(first.items()).hasSize(1_200);
        assertThat(first.caughtUp()).isFalse();
        assertThat(second.items()).hasSize(800);
        assertThat(second.caughtUp()).isTrue();
    }

    @Test
    void subscribesBeforeItStartsAndAgainWhenThereAreNewProperties() {
        feed.start();
        assertThat(hubSpot.subscriptions).hasSize(3);
        assertThat(hubSpot.subscriptions)
                .anySatisfy(one -> assertThat(one)
                        .contains("\"OBJECT\"", "\"properties\":[\"email\",\"lastmodifieddate\"]", "\"MERGE\""));
        assertThat(hubSpot.calls.indexOf("GET /webhooks-journal/journal-local/2026-03/latest"))
                .isGreaterThan(hubSpot.calls.lastIndexOf("POST /webhooks-journal/subscriptions/2026-03"));
        hubSpot.calls.clear();
        feed().start();
        assertThat(calls("POST /webhooks-journal/subscriptions/2026-03")).isZero();
        hubSpot.properties.add("shoe_size");
        feed().start();
        assertThat(calls("POST /webhooks-journal/subscriptions/2026-03")).isEqualTo(1);
        assertThat(hubSpot.subscriptions).anySatisfy(one -> assertThat(one).contains("shoe_size"));
    }

    @Test
    void saysWhyAPositionIsLost() {
        hubSpot.file(event("CREATE", "1", T));
        FeedPosition start = feed.start();
        assertThat(feed().lost(start)).isEmpty();

        FeedPosition old =
                FeedPosition.at(Instant.now().minus(Duration.ofDays(4)).toEpochMilli(), start.walk());
        assertThat(feed().lost(old)).hasValueSatisfying(why -> assertThat(why).contains("three days"));
        assertThat(feed().lost(FeedPosition.at(start.tick())))
                .hasValueSatisfying(why -> assertThat(why).contains("search"));
        hubSpot.subscriptions.clear();
        assertThat(feed().lost(start)).hasValueSatisfying(why -> assertThat(why).contains("nobody had asked"));
        hubSpot.files.clear();
        assertThat(feed().lost(start)).hasValueSatisfying(why -> assertThat(why).contains("does not reach back"));
        assertThatThrownBy(() -> feed.read(start))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Restart the task");
    }

    @Test
    void twoStreamsFetchAFileOnce() {
        FeedPosition start = feed.start();
        hubSpot.contacts.put("1", T);
        String offset = hubSpot.file(event("CREATE", "1", T));
        assertThat(feed.read(start).items()).hasSize(1);
        assertThat(feed().read(start).items()).hasSize(1);
        assertThat(calls("GET /files/" + offset)).isEqualTo(1);
    }
}
