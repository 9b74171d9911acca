package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.EventWindow.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream's changes from {@code GET /v1/events}, unfiltered: filtered feeds have no common order. Ticks are seconds by
 * Stripe's clock. Stripe lists events newest first, so they are read in windows of time that are small enough to be held
 * and turned round. Our clock, which may be wrong, decides nothing that a minute more or less could spoil.
 */
final class EventFeed {
    /** Stripe keeps events for 30 days; a little less, as reading takes its time. */
    private static final Duration RETENTION = Duration.ofDays(30).minusHours(1);
    /** How far off our clock may be. */
    private static final Duration CLOCK_MARGIN = Duration.ofDays(1);
    /** How many events a window should hold at most. */
    private static final int MOST_EVENTS = 1_000;

    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final EventWindow window;
    private final StripeStream stream;
    private final StripeRecords records;
    private final long settle;
    private volatile long newestKnown = Long.MIN_VALUE + 1;
    private Sweep sweep;

    /**
     * Where reading goes on within a backlog.
     *
     * @param position the position that the last page led to
     * @param from the first second not read yet
     * @param seconds the length of the next window
     */
    private record Sweep(FeedPosition position, long from, long seconds) {}

    /**
     * @param settle how late an event may turn up
     */
    EventFeed(EventWindow window, StripeStream stream, StripeRecords records, Duration settle) {
        this.window = window;
        this.stream = stream;
        this.records = records;
        this.settle = settle.toSeconds();
    }

    /** The time of the newest event that has been seen, by Stripe's clock; long ago if none has. */
    long newestKnown() {
        return newestKnown;
    }

    /** The position behind all events that are visible now. */
    FeedPosition start() {
        List<StripeObject> last = window.newest();
        if (last.isEmpty()) {
            return FeedPosition.at(earliestNow());
        }
        long newest = last.get(0).created();
        Events visible = window.read(newest - settle, null, FeedPosition.MOST_SEEN);
        learn(visible);
        // Of a second that was cut off at its oldest end nothing is known: it is left out, less is read again.
        long from = visible.complete() ? newest - settle : visible.oldest() + 1;
        List<Mark> marks = visible.events().stream()
                .map(found -> new Mark(found.event().created(), found.event().id()))
                .filter(mark -> mark.tick() >= from)
                .toList();
        return FeedPosition.at(from).advance(marks, newestKnown, settle, null);
    }

    /** A second that is past by every clock. */
    private static long earliestNow() {
        return Instant.now().minus(CLOCK_MARGIN).getEpochSecond();
    }

    ChangePage read(FeedPosition position) {
        Sweep at = sweep != null && sweep.position().equals(position)
                ? sweep
                : new Sweep(position, position.tick(), UNBOUNDED);
        long seconds = at.seconds();
        Long end = end(at.from(), seconds);
        Events events = window.read(at.from(), end, most(seconds));
        learn(events);
        while (!events.complete()) {
            seconds = Math.max(1, (events.newest() - at.from() + 1) / 4);
            end = end(at.from(), seconds);
            events = window.read(at.from(), end, most(seconds));
            learn(events);
        }
        return page(position, end, seconds, events);
    }

    private ChangePage page(FeedPosition position, Long end, long seconds, Events events) {
        NewEvents fresh = NewEvents.of(events, position, stream);
        List<StreamItem> items = fresh.emitted().stream()
                .map(change -> new StreamItem(
                        records.changed(change.event(), change.operation(), change.observedAt()),
                        change.event().created()))
                .toList();
        if (end == null) {
            sweep = null;
            long newest = events.events().isEmpty() ? position.tick() : events.newest();
            // A feed at rest must not look as if it had been left for too long.
            FeedPosition next =
                    position.advance(fresh.marks(), newest, settle, null).notBefore(earliestNow());
            return new ChangePage(items, next, true);
        }
        FeedPosition next = position.advance(fresh.marks(), end, settle, null);
        boolean sparse = events.events().size() < MOST_EVENTS / 4;
        sweep = new Sweep(next, end + 1, sparse ? seconds * 2 : seconds);
        return new ChangePage(items, next, false);
    }

    /** The last second of a window; null if it reaches to the newest events. */
    private Long end(long from, long seconds) {
        return seconds == UNBOUNDED || from + seconds > newestKnown ? null : from + seconds - 1;
    }

    /** A single second cannot be made smaller, however many events it holds. */
    private static int most(long seconds) {
        return seconds == 1 ? Integer.MAX_VALUE : MOST_EVENTS;
    }

    private void learn(Events events) {
        if (!events.events().isEmpty()) {
            newestKnown = Math.max(newestKnown, events.newest());
        }
    }

    /** Why events since a position are not to be had any more. */
    Optional<String> lost(FeedPosition position) {
        // By the later of two clocks, ours and that of Stripe's newest event: either alone may be behind.
        Instant now = window.newest().stream()
                .map(event -> Instant.ofEpochSecond(event.created()))
                .filter(Instant.now()::isBefore)
                .findFirst()
                .orElseGet(Instant::now);
        Instant since = Instant.ofEpochSecond(position.tick());
        return since.isBefore(now.minus(RETENTION))
                ? Optional.of("Stripe keeps events for 30 days, and those since " + since + " are needed")
                : Optional.empty();
    }
}
