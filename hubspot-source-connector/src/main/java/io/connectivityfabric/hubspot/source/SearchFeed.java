package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import io.connectivityfabric.hubspot.client.HubSpotSearch;
import io.connectivityfabric.hubspot.client.HubSpotSearch.Filter;
import io.connectivityfabric.hubspot.client.HubSpotSearch.Operator;
import io.connectivityfabric.hubspot.client.HubSpotSearch.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream's changes, found by searching for objects by the time of their last change. Ticks are milliseconds by HubSpot's
 * clock.
 *
 * <p>Only the first page of any query is used: a search pages by count, and an object that changes while one pages moves
 * to the end and makes all behind it slip one place forward, past the reader. So each page is a query of its own that
 * begins at the time where the last one ended. That is also why the limit of 10,000 results for a query does not matter.
 * If a whole page shares one millisecond, that millisecond is walked through in the order of ids.
 */
final class SearchFeed implements ChangeFeed {
    /** How far off our clock may be. */
    private static final Duration CLOCK_MARGIN = Duration.ofDays(1);
    /** How long after a change the journal may tell of it: where the journal was read before, more is read again. */
    private static final Duration JOURNAL_DELAY = Duration.ofHours(1);

    private static final String ID = "hs_object_id";

    private final HubSpotStream stream;
    private final WholeObjects objects;
    private final HubSpotRecords records;
    private final long settle;
    private Sweep sweep;

    /**
     * Where reading goes on.
     *
     * @param position the position that the last page led to
     * @param tick the time from which to search
     * @param walk the id after which to go on within the tick; null to search from the tick on
     */
    private record Sweep(FeedPosition position, long tick, String walk) {}

    /**
     * @param settle how late a change may turn up in a search
     */
    SearchFeed(HubSpotStream stream, WholeObjects objects, HubSpotRecords records, Duration settle) {
        this.stream = stream;
        this.objects = objects;
        this.records = records;
        this.settle = settle.toMillis();
    }

    /** The position behind all changes that can be found now. */
    @Override
    public FeedPosition start() {
        HubSpotSearch newestFirst = new HubSpotSearch(
                List.of(), List.of(new Sort(stream.modified(), false)), List.of(), null, HubSpotSearch.MAX_LIMIT);
        List<Mark> marks = new ArrayList<>();
        HubSpotPage page = objects.search(newestFirst);
        if (page.results().isEmpty()) {
            return FeedPosition.at(earliestNow());
        }
        long newest = HubSpotRecords.tick(page.results().get(0));
        long from = newest - settle;
        marks.addAll(marks(page.results()));
        while (page.after() != null && oldest(marks) >= from && marks.size() < FeedPosition.MOST_SEEN) {
            page = objects.search(newestFirst.from(page.after()));
            marks.addAll(marks(page.results()));
        }
        if (page.after() != null && oldest(marks) >= from) {
            // Of a millisecond that was cut off nothing is known: it is left out, less is read again.
            from = oldest(marks) + 1;
        }
        long begin = from;
        List<Mark> visible = marks.stream().filter(mark -> mark.tick() >= begin).toList();
        return FeedPosition.at(begin).advance(visible, newest, settle, null);
    }

    private static long oldest(List<Mark> newestFirst) {
        return newestFirst.get(newestFirst.size() - 1).tick();
    }

    /** What was found, and what was read in its place: an object may have changed again in between. */
    private static List<Mark> marks(List<HubSpotObject> found, List<StreamItem> items) {
        List<Mark> marks = new ArrayList<>(marks(found));
        items.forEach(item -> marks.add(new Mark(item.tick(), item.record().id())));
        return marks;
    }

    private static List<Mark> marks(List<HubSpotObject> objects) {
        return objects.stream().map(SearchFeed::mark).toList();
    }

    private static Mark mark(HubSpotObject object) {
        return new Mark(HubSpotRecords.tick(object), object.id());
    }

    /** A time that is past by every clock. */
    private static long earliestNow() {
        return Instant.now().minus(CLOCK_MARGIN).toEpochMilli();
    }

    /** A search finds an object however long ago it changed. */
    @Override
    public Optional<String> lost(FeedPosition position) {
        return Optional.empty();
    }

    @Override
    public ChangePage read(FeedPosition left) {
        FeedPosition position = JournalPosition.of(left)
                .map(journal -> FeedPosition.at(journal.tick() - JOURNAL_DELAY.toMillis()))
                .orElse(left);
        Sweep at = sweep != null && sweep.position().equals(position)
                ? sweep
                : new Sweep(position, position.tick(), position.walk());
        return at.walk() == null ? search(position, at.tick()) : walk(position, at.tick(), at.walk());
    }

    private ChangePage search(FeedPosition position, long from) {
        HubSpotPage page =
                objects.search(HubSpotSearch.where(Filter.of(stream.modified(), Operator.GTE, Long.toString(from)))
                        .ascendingBy(stream.modified()));
        List<HubSpotObject> found = page.results();
        if (page.after() == null) {
            sweep = null;
            long newest = found.isEmpty() ? position.tick() : Math.max(position.tick(), last(found));
            List<StreamItem> items = items(position, found, page);
            FeedPosition next = position.advance(marks(found, items), newest, settle, null);
            return new ChangePage(items, next, true);
        }
        long last = last(found);
        if (HubSpotRecords.tick(found.get(0)) == last) {
            sweep = new Sweep(position, last, "0");
            return new ChangePage(List.of(), position, false);
        }
        // The last millisecond may go on behind the page: it is left to the next one.
        List<HubSpotObject> whole = found.stream()
                .filter(object -> HubSpotRecords.tick(object) < last)
                .toList();
        List<StreamItem> items = items(position, whole, page);
        FeedPosition next = position.advance(marks(whole, items), last - 1, settle, null);
        sweep = new Sweep(next, last, null);
        return new ChangePage(items, next, false);
    }

    private static long last(List<HubSpotObject> found) {
        return HubSpotRecords.tick(found.get(found.size() - 1));
    }

    private ChangePage walk(FeedPosition position, long tick, String afterId) {
        HubSpotPage page = objects.search(HubSpotSearch.where(
                        Filter.of(stream.modified(), Operator.EQ, Long.toString(tick)),
                        Filter.of(ID, Operator.GT, afterId))
                .ascendingBy(ID));
        List<HubSpotObject> found = page.results();
        if (found.isEmpty()) {
            sweep = new Sweep(position, tick + 1, null);
            return new ChangePage(List.of(), position, false);
        }
        String lastId = found.get(found.size() - 1).id();
        List<StreamItem> items = items(position, found, page);
        FeedPosition next = position.advance(marks(found, items), tick, settle, lastId);
        sweep = page.after() == null ? new Sweep(next, tick + 1, null) : new Sweep(next, tick, lastId);
        return new ChangePage(items, next, false);
    }

    private List<StreamItem> items(FeedPosition position, List<HubSpotObject> found, HubSpotPage page) {
        List<HubSpotObject> fresh =
                found.stream().filter(object -> !position.isDone(mark(object))).toList();
        return objects.complete(fresh).stream()
                .map(object -> records.changed(object, page.requestedAt()))
                .toList();
    }
}
