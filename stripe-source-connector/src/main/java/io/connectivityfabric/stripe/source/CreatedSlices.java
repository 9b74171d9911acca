package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.stripe.client.StripeObject;
import java.time.Instant;
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
     * A rest in two halves of time, the newer one first.
     *
     * @param rows of the page before it, which show how densely the rows lie
     * @return nothing if there probably are too few pages to share
     */
    static List<BackfillRange> halves(BackfillRange rest, List<StripeObject> rows) {
        long oldest = rest.from() == null ? EARLIEST : rest.from();
        long left = rest.cursorTick() - oldest;
        long seconds = rows.get(0).created() - rest.cursorTick() + 1;
        if (left < 2 || rest.from() != null && left < WORTH_CUTTING * seconds) {
            return List.of();
        }
        long middle = oldest + left / 2;
        return List.of(
                new BackfillRange(KIND, middle + 1, rest.to(), rest.cursor(), rest.cursorTick()),
                BackfillRange.unread(KIND, rest.from(), middle));
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
