package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox, whose contacts change one after the other, cannot show: many changes within one millisecond. */
class SearchFeedTest {
    private static final long T = 1_790_000_000_000L;

    private final FakeSearch search = new FakeSearch();
    private final MockWebServer server = new MockWebServer();
    private HubSpotClient client;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(search);
        server.start();
        client = new HubSpotClient(
                new HubSpotSettings(
                        server.url("").uri(),
                        "pat-na1-acme",
                        HubSpotApiVersion.DEFAULT,
                        RateUse.FULL,
                        TransportSettings.defaults(),
                        RetryPolicy.none()),
                CallObserver.NONE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private SearchFeed feed() {
        HubSpotStream stream = HubSpotStreams.named("contacts");
        StreamPartition partition = new StreamPartition("default", "hubspot", "1", "contacts");
        WholeObjects objects = new WholeObjects(client, stream, new PropertyNames(client, stream));
        return new SearchFeed(
                stream, objects, new HubSpotRecords(partition, stream, "2026-09"), Duration.ofSeconds(60));
    }

    /** Reads until there is nothing new, with a new reader after some pages, as after restarts. */
    private static List<String> readAll(SearchFeed first, FeedPosition from, Supplier<SearchFeed> restarted) {
        List<String> ids = new ArrayList<>();
        SearchFeed feed = first;
        FeedPosition position = from;
        for (int page = 1; ; page++) {
            ChangePage changes = feed.read(position);
            changes.items().forEach(item -> ids.add(item.record().id()));
            position = changes.next();
            if (changes.caughtUp() && changes.items().isEmpty()) {
                return ids;
            }
            feed = page == 3 || page == 10 ? restarted.get() : feed;
        }
    }

    private List<String> allIds() {
        return search.contacts.keySet().stream().map(String::valueOf).toList();
    }

    @Test
    void moreChangesWithinAMillisecondThanAPositionKeepsAreReadOnce() {
        LongStream.range(0, 30).forEach(id -> search.contacts.put(id + 1, T - 5));
        LongStream.range(30, 1_530).forEach(id -> search.contacts.put(id + 1, T));
        LongStream.range(1_530, 1_600).forEach(id -> search.contacts.put(id + 1, T + 3));
        SearchFeed feed = feed();
        assertThat(readAll(feed, FeedPosition.at(T - 1_000), () -> feed))
                .doesNotHaveDuplicates()
                .hasSameElementsAs(allIds());
    }

    @Test
    void theyAreReadOnceEvenIfTheReaderIsRestartedInTheMiddle() {
        LongStream.range(0, 1_500).forEach(id -> search.contacts.put(id + 1, T));
        LongStream.range(1_500, 1_550).forEach(id -> search.contacts.put(id + 1, T + 3));
        assertThat(readAll(feed(), FeedPosition.at(T - 1_000), this::feed))
                .doesNotHaveDuplicates()
                .hasSameElementsAs(allIds());
    }

    @Test
    void aChangeThatIsIndexedLateIsFoundAndTheOthersAreNotRepeated() {
        search.contacts.put(1L, T);
        search.contacts.put(2L, T + 30_000);
        SearchFeed feed = feed();
        ChangePage first = feed.read(FeedPosition.at(T - 1_000));
        search.contacts.put(3L, T + 10_000);
        ChangePage second = feed.read(first.next());
        assertThat(first.items()).hasSize(2);
        assertThat(second.items())
                .singleElement()
                .satisfies(item -> assertThat(item.record().id()).isEqualTo("3"));
    }

    @Test
    void startsBehindAllThatCanBeFound() {
        LongStream.range(0, 700).forEach(id -> search.contacts.put(id + 1, T + id * 100));
        SearchFeed feed = feed();
        FeedPosition start = feed.start();
        assertThat(start.tick()).isEqualTo(T + 69_900 - 60_000);
        assertThat(readAll(feed, start, () -> feed)).isEmpty();
        search.contacts.put(5L, T + 80_000);
        assertThat(readAll(feed, start, () -> feed)).containsExactly("5");
    }
}
