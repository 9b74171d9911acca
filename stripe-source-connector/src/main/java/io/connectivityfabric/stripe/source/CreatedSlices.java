package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.stripe.client.StripeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slices of a list that is sorted by {@code created}, newest first, and takes {@code created[gte]} and
 * {@code created[lte]}. A slice is read from its newest end; its cursor is the last id, and the time of that object the
 * place to go on from should the object be deleted.
 *
 * @param start the first second of the history that is wanted; null for all
 * @param end the last second of it; null for all
 */
record CreatedSlices(Long start, Long end) {
    private static final String KIND = "created";
    private static final String PAGE_SIZE = "100";

    /** No object of Stripe's is older. Only where to cut depends on it. */
    private static final long EARLIEST = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();

    /** In pages. Each slice ends with a page that is not full, and an empty one costs a call as well. */
    private static final int WORTH_CUTTING = 4;

    private static final int LEAST_PAGES = 2;

    /** The whole history as one slice: it is divided as it is read. */
    List<BackfillRange> whole(long newest) {
        long to = end == null ? newest : Math.min(newest, end);
        return start != null && start > to ? List.of() : List.of(BackfillRange.unread(KIND, start, to));
    }

    /** What is left of a slice behind the rows of a page, of which there must be one. */
    static BackfillRange rest(BackfillRange slice, List<StripeObject> rows) {
        StripeObject last = rows.get(rows.size() - 1);
        return slice.readTo(last.id(), last.created());
    }

    /**
     * About how many pages a rest has.
     *
     * @param rows of the page before it, which show how densely the rows lie
     */
    static double pages(BackfillRange rest, List<StripeObject> rows) {
        long seconds = rows.get(0).created() - rest.cursorTick() + 1;
        return (double) secondsLeft(rest) / seconds;
    }

    private static long oldest(BackfillRange rest) {
        return rest.from() == null ? EARLIEST : rest.from();
    }

    private static long secondsLeft(BackfillRange rest) {
        return Math.max(0, rest.cursorTick() - oldest(rest));
    }

    /**
     * A rest in parts of about the same time, the newest one first.
     *
     * @param pages about how many it has
     * @return nothing if these are too few to share
     */
    static List<BackfillRange> parts(BackfillRange rest, double pages, int most) {
        if (pages < WORTH_CUTTING) {
            return List.of();
        }
        long left = secondsLeft(rest);
        int parts = (int) Math.min(Math.min(most, pages / LEAST_PAGES), left);
        if (parts < 2) {
            return List.of();
        }
        List<BackfillRange> cut = new ArrayList<>();
        long to = oldest(rest) + left * (parts - 1) / parts;
        cut.add(new BackfillRange(KIND, to + 1, rest.to(), rest.cursor(), rest.cursorTick()));
        for (int part = parts - 2; part > 0; part--) {
            long from = oldest(rest) + left * part / parts + 1;
            cut.add(BackfillRange.unread(KIND, from, to));
            to = from - 1;
        }
        cut.add(BackfillRange.unread(KIND, rest.from(), to));
        return cut;
    }

    /** The query for the next page of a slice. */
    static Map<String, String> query(BackfillRange slice) {
        return query(slice.from(), slice.to(), slice.cursor());
    }

    /** The same if the object of its cursor is gone: from the time of that object, so that some rows come again. */
    static Map<String, String> queryWithoutCursor(BackfillRange slice) {
        return query(slice.from(), slice.cursorTick(), null);
    }

    private static Map<String, String> query(Long from, Long to, String after) {
        Map<String, String> query = new HashMap<>();
        query.put("limit", PAGE_SIZE);
        if (from != null) {
            query.put("created[gte]", from.toString());
        }
        if (to != null) {
            query.put("created[lte]", to.toString());
        }
        if (after != null) {
            query.put("starting_after", after);
        }
        return query;
    }
}
