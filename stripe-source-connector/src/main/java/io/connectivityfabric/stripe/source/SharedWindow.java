package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The newer end of a list that is sorted by {@code created}, newest first: read once for all streams of a task that follow
 * it, however many they are. Of the events of an account there is one, unfiltered: filtered feeds have no common order and
 * cost more reads. A backlog is read in windows of time that are small enough to be held and turned round; two are kept,
 * so that streams which go through it side by side share them as well.
 */
final class SharedWindow {
    /** How many rows a window should hold at most. */
    static final int MOST_ROWS = 1_000;

    private static final String PAGE_SIZE = "100";
    private static final int PAST_WINDOWS = 2;
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final StripeClient client;
    private final String path;
    private final Set<String> noted;
    private final Supplier<Duration> freshness;

    private final List<Window> past = new ArrayList<>();
    private Window open;
    private Window latest;
    /** The earliest second asked for since the open window was read: the streams' positions differ a little. */
    private long earliestAsked = UNBOUNDED;

    private long backlogSeconds = UNBOUNDED;
    /** What was read before is old. */
    private volatile long expiredAt = System.nanoTime();

    private volatile long newestKnown = Long.MIN_VALUE + 1;

    /**
     * @param observedAt when the request that read it was sent
     */
    record Found(StripeObject row, Instant observedAt) {}

    /**
     * All rows of a stretch of time.
     *
     * @param from its first second
     * @param end its last second; null if it reaches to the newest row
     * @param rows oldest first
     * @param readAt when it was read, by {@link System#nanoTime()}
     */
    record Window(long from, Long end, List<Found> rows, long readAt) {
        /** The time of the newest one. There must be one. */
        long newest() {
            return rows.get(rows.size() - 1).row().created();
        }
    }

    /**
     * @param noted fields of the rows to note
     * @param freshness how old an answer may be that another stream is given
     */
    SharedWindow(StripeClient client, String path, Set<String> noted, Supplier<Duration> freshness) {
        this.client = client;
        this.path = path;
        this.noted = noted;
        this.freshness = freshness;
    }

    /** The time of the newest row that has been seen, by Stripe's clock; long ago if none has. */
    long newestKnown() {
        return newestKnown;
    }

    /** Something has changed: whoever asks from now on is given what is read from now on. */
    void expire() {
        expiredAt = System.nanoTime();
    }

    /** The rows from a second on: all that are visible now, or the older part of them. */
    synchronized Window from(long second) {
        for (Window window : past) {
            if (window.from() <= second && second <= window.end()) {
                return window;
            }
        }
        if (isFresh(open) && open.from() <= second) {
            earliestAsked = Math.min(earliestAsked, second);
            return open;
        }
        Window window = read(second);
        if (window.end() == null) {
            open = window;
            earliestAsked = second;
            backlogSeconds = UNBOUNDED;
            past.clear();
        } else {
            past.add(0, window);
            if (past.size() > PAST_WINDOWS) {
                past.remove(PAST_WINDOWS);
            }
        }
        return window;
    }

    private boolean isFresh(Window window) {
        return window != null
                && window.readAt() - expiredAt > 0
                && System.nanoTime() - window.readAt() < freshness.get().toNanos();
    }

    private Window read(long second) {
        if (backlogSeconds == UNBOUNDED) {
            long from = open == null ? second : Math.min(second, earliestAsked);
            Window all = read(from, null, MOST_ROWS);
            if (all != null) {
                return all;
            }
            backlogSeconds = Math.max(1, (newestKnown - second + 1) / 4);
        }
        while (true) {
            Long end = second + backlogSeconds > newestKnown ? null : second + backlogSeconds - 1;
            // A single second cannot be made smaller, however many rows it holds.
            Window window = read(second, end, backlogSeconds == 1 ? Integer.MAX_VALUE : MOST_ROWS);
            if (window != null) {
                if (window.rows().size() < MOST_ROWS / 4) {
                    backlogSeconds *= 2;
                }
                return window;
            }
            backlogSeconds = Math.max(1, backlogSeconds / 4);
        }
    }

    /** A window; null if it has too many rows. */
    private Window read(long from, Long end, int most) {
        long readAt = System.nanoTime();
        List<Found> newestFirst = new ArrayList<>();
        boolean whole = newestFirst(from, end, most, newestFirst);
        if (!whole) {
            return null;
        }
        Collections.reverse(newestFirst);
        return new Window(from, end, newestFirst, readAt);
    }

    /** Reads until there are no more rows, or about as many as are wanted at most. Returns whether these are all. */
    private boolean newestFirst(long from, Long end, int most, List<Found> rows) {
        Map<String, String> query = new HashMap<>();
        query.put("limit", PAGE_SIZE);
        query.put("created[gte]", Long.toString(from));
        if (end != null) {
            query.put("created[lte]", end.toString());
        }
        StripePage page;
        do {
            page = client.list(path, query, noted, Priority.LIVE);
            for (StripeObject row : page.data()) {
                rows.add(new Found(row, page.requestedAt()));
                query.put("starting_after", row.id());
                newestKnown = Math.max(newestKnown, row.created());
            }
        } while (page.hasMore() && !page.data().isEmpty() && rows.size() < most);
        return !page.hasMore();
    }

    /**
     * The newest rows.
     *
     * @param seconds how far back from the newest one
     * @param most about how many at most; then they reach less far back
     * @return null if there is no row at all
     */
    synchronized Window latest(long seconds, int most) {
        if (isFresh(latest)) {
            return latest;
        }
        if (newest().isEmpty()) {
            return null;
        }
        long from = newestKnown - seconds;
        long readAt = System.nanoTime();
        List<Found> rows = new ArrayList<>();
        boolean whole = newestFirst(from, null, most, rows);
        Collections.reverse(rows);
        // Of a second that was cut off at its oldest end nothing is known: it is left out.
        latest = new Window(whole ? from : rows.get(0).row().created() + 1, null, rows, readAt);
        return latest;
    }

    /** The newest row of all, if there is one. */
    private List<StripeObject> newest() {
        List<StripeObject> newest =
                client.list(path, Map.of("limit", "1"), Priority.LIVE).data();
        newest.forEach(row -> newestKnown = Math.max(newestKnown, row.created()));
        return newest;
    }

    /** Stripe's clock, as far as it is known from the newest row: it may be behind. */
    synchronized Instant clock() {
        if (!isFresh(latest) && !isFresh(open)) {
            newest();
        }
        return newestKnown < 0 ? Instant.EPOCH : Instant.ofEpochSecond(newestKnown);
    }
}
