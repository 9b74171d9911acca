package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.stripe.source.SharedWindow.Found;
import io.connectivityfabric.stripe.source.SharedWindow.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is new to a stream at the newer end of a list that is sorted by {@code created}: of the account's events, or of the
 * stream's own list. Our clock, which may be wrong, decides nothing that a minute more or less could spoil.
 */
final class CreatedFeed implements Feed {
    /** Stripe keeps events for 30 days; a little less, as reading takes its time. */
    static final Duration EVENT_RETENTION = Duration.ofDays(30).minusHours(1);
    /** How far off our clock may be. */
    private static final Duration CLOCK_MARGIN = Duration.ofDays(1);

    private final SharedWindow window;
    private final Pick pick;
    private final long settle;
    private final Duration retention;
    private Ahead ahead;

    /** Makes items of those rows that are new to the stream. */
    interface Pick {
        Picked of(List<Found> oldestFirst, FeedPosition position);
    }

    /**
     * @param items to emit, oldest first
     * @param marks of all rows that are new to the stream, whether something is emitted of them or not
     */
    record Picked(List<StreamItem> items, List<Mark> marks) {}

    /**
     * Where reading goes on within a backlog.
     *
     * @param position the position that the last page led to
     * @param from the first second not read yet
     */
    private record Ahead(FeedPosition position, long from) {}

    /**
     * @param settle how late a row may turn up
     * @param retention how long a row is kept; null if for ever
     */
    CreatedFeed(SharedWindow window, Pick pick, Duration settle, Duration retention) {
        this.window = window;
        this.pick = pick;
        this.settle = settle.toSeconds();
        this.retention = retention;
    }

    @Override
    public FeedPosition start() {
        Window visible = window.latest(settle, FeedPosition.MOST_SEEN);
        if (visible == null) {
            return FeedPosition.at(earliestNow());
        }
        List<Mark> marks = visible.rows().stream()
                .map(found -> new Mark(found.row().created(), found.row().id()))
                .filter(mark -> mark.tick() >= visible.from())
                .toList();
        long newest = visible.rows().isEmpty() ? visible.from() : visible.newest();
        return FeedPosition.at(visible.from()).advance(marks, newest, settle, null);
    }

    /** A second that is past by every clock. */
    private static long earliestNow() {
        return Instant.now().minus(CLOCK_MARGIN).getEpochSecond();
    }

    @Override
    public ChangePage read(FeedPosition position) {
        long from = ahead != null && ahead.position().equals(position) ? ahead.from() : position.tick();
        Window rows = window.from(from);
        Picked picked = pick.of(rows.rows(), position);
        if (rows.end() == null) {
            ahead = null;
            long newest = rows.rows().isEmpty() ? position.tick() : rows.newest();
            // A feed at rest must not look as if it had been left for too long.
            FeedPosition next =
                    position.advance(picked.marks(), newest, settle, null).notBefore(earliestNow());
            return new ChangePage(picked.items(), next, true);
        }
        FeedPosition next = position.advance(picked.marks(), rows.end(), settle, null);
        ahead = new Ahead(next, rows.end() + 1);
        return new ChangePage(picked.items(), next, false);
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        if (retention == null) {
            return Optional.empty();
        }
        // By the later of two clocks, ours and Stripe's: either alone may be behind.
        Instant clock = window.clock();
        Instant now = Instant.now().isAfter(clock) ? Instant.now() : clock;
        Instant since = Instant.ofEpochSecond(position.tick());
        return since.isBefore(now.minus(retention))
                ? Optional.of("Stripe keeps events for 30 days, and those since " + since + " are needed")
                : Optional.empty();
    }
}
