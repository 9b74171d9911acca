package io.connectivityfabric.sandbox.stripe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Cuts a page out of a table: newest first, from a cursor on, within a range of time. */
final class Pages {
    private final ObjectTable table;
    private final int[] candidates;
    private final IntPredicate filter;

    /**
     * @param candidates the only places to look at, oldest first; null for all
     * @param filter what else an object must hold to be in the list
     */
    Pages(ObjectTable table, int[] candidates, IntPredicate filter) {
        this.table = table;
        this.candidates = candidates;
        this.filter = place -> table.isPresent(place) && filter.test(place);
    }

    /**
     * The places of the objects of one page.
     *
     * @param hasMore whether there are more in the direction that was asked for
     */
    record Page(List<Integer> places, boolean hasMore) {}

    /**
     * One page.
     *
     * @throws StripeException if a cursor's object is gone or is not in this list
     */
    Page page(Listing listing) {
        int oldest = firstAtOrAfter(listing.createdFrom());
        int newest = (listing.createdTo() == Long.MAX_VALUE ? size() : firstAtOrAfter(listing.createdTo() + 1)) - 1;
        List<Integer> found = new ArrayList<>(listing.limit() + 1);
        if (listing.endingBefore() != null) {
            int cursor = cursor(listing.endingBefore(), "ending_before", oldest, newest);
            for (int i = Math.max(oldest, cursor + 1); i <= newest && found.size() <= listing.limit(); i++) {
                take(i, found);
            }
        } else {
            int from = newest;
            if (listing.startingAfter() != null) {
                from = Math.min(newest, cursor(listing.startingAfter(), "starting_after", oldest, newest) - 1);
            }
            for (int i = from; i >= oldest && found.size() <= listing.limit(); i--) {
                take(i, found);
            }
        }
        boolean more = found.size() > listing.limit();
        List<Integer> page = more ? found.subList(0, listing.limit()) : found;
        if (listing.endingBefore() != null) {
            // The page next to the cursor, and still newest first.
            Collections.reverse(page);
        }
        return new Page(page, more);
    }

    private void take(int i, List<Integer> found) {
        if (filter.test(place(i))) {
            found.add(place(i));
        }
    }

    private int cursor(String id, String param, int oldest, int newest) {
        OptionalInt place = table.present(id);
        int at = place.isEmpty() ? -1 : position(place.getAsInt());
        if (at < oldest || at > newest || !filter.test(place(at))) {
            throw StripeException.missingReference(table.resource().noun(), id, param);
        }
        return at;
    }

    private int position(int place) {
        if (candidates == null) {
            return place;
        }
        int at = Arrays.binarySearch(candidates, place);
        return at < 0 ? -1 : at;
    }

    private int place(int i) {
        return candidates == null ? i : candidates[i];
    }

    private int size() {
        return candidates == null ? table.places() : candidates.length;
    }

    private int firstAtOrAfter(long seconds) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.created(place(middle)) < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
