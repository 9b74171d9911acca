package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.source.SharedWindow.Window;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWindowTest {
    private final FakeStripe stripe = new FakeStripe();
    private final StripeClient client = new StripeClient(
            StripeSourceConfig.trial(Map.of("stripe.api.key", "sk_live_fake", "stripe.api.base.url", stripe.url())),
            CallObserver.NONE);

    @AfterEach
    void stop() {
        client.close();
        stripe.close();
    }

    private SharedWindow window(Duration freshness) {
        return new SharedWindow(client, "/v1/events", Set.of(), () -> freshness);
    }

    /** One event in each second from 1 on. */
    private void events(int count) {
        stripe.put(
                "/v1/events",
                IntStream.iterate(count, second -> second > 0, second -> second - 1)
                        .mapToObj("{'id':'evt_%1$d','object':'event','created':%1$d}"::formatted)
                        .toArray(String[]::new));
    }

    @Test
    void oneReadServesHoweverManyAsk() {
        events(30);
        SharedWindow window = window(Duration.ofHours(1));
        Window first = window.from(10);
        assertThat(first.rows()).extracting(found -> found.row().id()).first().isEqualTo("evt_10");
        assertThat(first.end()).isNull();
        for (int second = 10; second < 40; second++) {
            assertThat(window.from(second)).isSameAs(first);
        }
        assertThat(stripe.asked).hasSize(1);
    }

    @Test
    void whoIsALittleBehindIsServedByTheNextReadAsWell() {
        events(30);
        SharedWindow window = window(Duration.ZERO);
        window.from(10);
        window.from(8);
        assertThat(window.from(10).from()).as("with the one behind in mind").isEqualTo(8);
    }

    @Test
    void anAnswerThatIsTooOldIsNotGiven() {
        events(3);
        SharedWindow window = window(Duration.ZERO);
        assertThat(window.from(1).rows()).hasSize(3);
        events(4);
        assertThat(window.from(1).rows()).hasSize(4);
    }

    @Test
    void aBacklogIsReadInWindowsThatAllWhoGoThroughItShare() {
        events(5_000);
        SharedWindow window = window(Duration.ofHours(1));
        int windows = 0;
        long rows = 0;
        long from = 1;
        Window at;
        do {
            at = window.from(from);
            assertThat(at.rows().size()).isLessThanOrEqualTo(SharedWindow.MOST_ROWS + 100);
            assertThat(at.from()).isEqualTo(from);
            assertThat(window.from(from)).as("for the next stream").isSameAs(at);
            windows++;
            rows += at.rows().size();
            from = at.end() == null ? from : at.end() + 1;
        } while (at.end() != null);
        assertThat(rows).isEqualTo(5_000);
        assertThat(windows).isBetween(5, 20);
        assertThat(stripe.asked.size()).as("calls of 100 events").isLessThan(100);
    }

    @Test
    void theNewestRowsAreReadOnceForAllStreamsThatBegin() {
        events(30);
        SharedWindow window = window(Duration.ofHours(1));
        Window latest = window.latest(10, 1_000);
        assertThat(latest.from()).isEqualTo(20);
        assertThat(window.latest(10, 1_000)).isSameAs(latest);
        assertThat(stripe.asked).hasSize(2);
        assertThat(window.newestKnown()).isEqualTo(30);
    }

    @Test
    void aSecondThatIsCutOffIsLeftOut() {
        events(500);
        Window latest = window(Duration.ZERO).latest(400, 200);
        assertThat(latest.from()).isEqualTo(302);
    }
}
