package io.connectivityfabric.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedPositionTest {
    private static final long SETTLE = 60;

    @Test
    void staysBehindTheNewestChangeUntilItHasSettled() {
        FeedPosition position = FeedPosition.at(1000).advance(List.of(mark(1100, "a")), 1100, SETTLE, null);
        assertThat(position.tick()).isEqualTo(1040);
        assertThat(position.isDone(mark(1100, "a"))).isTrue();
        assertThat(position.isDone(mark(1050, "late"))).isFalse();
        assertThat(position.isDone(mark(1039, "too late"))).isTrue();
    }

    @Test
    void forgetsIdsThatHaveSettled() {
        FeedPosition position = FeedPosition.at(1000)
                .advance(List.of(mark(1100, "a")), 1100, SETTLE, null)
                .advance(List.of(mark(1170, "b")), 1170, SETTLE, null);
        assertThat(position.seen().size()).isEqualTo(1);
        assertThat(position.tick()).isEqualTo(1110);
    }

    @Test
    void readsLessAgainRatherThanKeepMoreIdsThanItMay() {
        List<Mark> busy = LongStream.range(0, 3000)
                .mapToObj(i -> mark(1000 + i / 100, "evt_" + i))
                .toList();
        FeedPosition position = FeedPosition.at(1000).advance(busy, 1029, SETTLE, null);
        assertThat(position.seen().size()).isEqualTo(FeedPosition.MOST_SEEN);
        assertThat(position.tick()).isEqualTo(1020);
        assertThat(busy).allMatch(position::isDone);
    }

    @Test
    void keepsAllIdsOfTheNewestTickAsItMayGoOn() {
        List<Mark> burst =
                LongStream.range(0, 1500).mapToObj(i -> mark(2000, "evt_" + i)).toList();
        FeedPosition position = FeedPosition.at(1990).advance(burst, 2000, SETTLE, null);
        assertThat(burst).allMatch(position::isDone);
        assertThat(position.isDone(mark(2000, "another"))).isFalse();
    }

    @Test
    void aTickThatIsWalkedByIdNeedsNoIds() {
        List<Mark> burst =
                LongStream.range(0, 1500).mapToObj(i -> mark(2000, "" + i)).toList();
        FeedPosition position = FeedPosition.at(1990).advance(burst, 2000, SETTLE, "1499");
        assertThat(position).isEqualTo(new FeedPosition(2000, "1499", SeenIds.NONE));
        assertThat(position.advance(List.of(mark(2100, "x")), 2100, SETTLE, null)
                        .walk())
                .isNull();
    }

    @Test
    void neverGoesBack() {
        FeedPosition position = FeedPosition.at(1000);
        assertThat(position.advance(List.of(mark(1001, "a")), 1001, SETTLE, null)
                        .tick())
                .isEqualTo(1000);
        assertThat(position.notBefore(900)).isSameAs(position);
        assertThat(position.notBefore(1100).tick()).isEqualTo(1100);
    }

    private static Mark mark(long tick, String id) {
        return new Mark(tick, id);
    }
}
