package io.connectivityfabric.sandbox.stripe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Objects in the order of their creation, listed newest first. A place is found by id at once, by time in logarithmic
 * time. Not for concurrent use.
 */
final class Timeline<T extends Listed> {
    private final String what;
    private final List<T> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private long[] created = new long[1024];
    /** Everything before this place was removed for its age. */
    private int first;

    /** @param what the object's name in error messages */
    Timeline(String what) {
        this.what = what;
    }

    /** Part of a list, newest first. */
    record Page<T>(List<T> rows, boolean hasMore) {}

    void append(T row) {
        int place = rows.size();
        if (place > 0 && created[place - 1] > row.created()) {
            throw new IllegalArgumentException("created before the row that is there already");
        }
        if (place == created.length) {
            created = Arrays.copyOf(created, place * 2);
        }
        created[place] = row.created();
        rows.add(row);
        places.put(row.id(), place);
    }

    void replace(T row) {
        rows.set(places.get(row.id()), row);
    }

    void remove(String id) {
        rows.set(places.remove(id), null);
    }

    /** Removes what was created before, in seconds since 1970. */
    void removeBefore(long seconds, Consumer<T> removed) {
        for (; first < rows.size() && created[first] < seconds; first++) {
            T row = rows.get(first);
            if (row != null) {
                removed.accept(row);
                remove(row.id());
            }
        }
    }

    Optional<T> get(String id) {
        Integer place = places.get(id);
        return place == null ? Optional.empty() : Optional.of(rows.get(place));
    }

    int size() {
        return places.size();
    }

    /** All rows, oldest first. */
    List<T> all() {
        List<T> all = new ArrayList<>(places.size());
        for (T row : rows) {
            if (row != null) {
                all.add(row);
            }
        }
        return all;
    }

    /**
     * One page.
     *
     * @throws StripeException if a cursor's object is gone or is not in this list
     */
    Page<T> page(Listing listing, Predicate<T> filter) {
        int oldest = Math.max(first, firstAtOrAfter(listing.createdFrom()));
        int newest =
                (listing.createdTo() == Long.MAX_VALUE ? rows.size() : firstAtOrAfter(listing.createdTo() + 1)) - 1;
        List<T> found = new ArrayList<>(listing.limit() + 1);
        if (listing.endingBefore() != null) {
            int cursor = cursor(listing.endingBefore(), "ending_before", listing, filter);
            for (int i = Math.max(oldest, cursor + 1); i <= newest && found.size() <= listing.limit(); i++) {
                take(i, filter, found);
            }
        } else {
            int from = newest;
            if (listing.startingAfter() != null) {
                from = Math.min(newest, cursor(listing.startingAfter(), "starting_after", listing, filter) - 1);
            }
            for (int i = from; i >= oldest && found.size() <= listing.limit(); i--) {
                take(i, filter, found);
            }
        }
        boolean more = found.size() > listing.limit();
        List<T> page = more ? found.subList(0, listing.limit()) : found;
        if (listing.endingBefore() != null) {
            // The page next to the cursor, and still newest first.
            Collections.reverse(page);
        }
        return new Page<>(page, more);
    }

    private void take(int place, Predicate<T> filter, List<T> found) {
        T row = rows.get(place);
        if (row != null && filter.test(row)) {
            found.add(row);
        }
    }

    private int cursor(String id, String param, Listing listing, Predicate<T> filter) {
        Integer place = places.get(id);
        if (place == null
                || !filter.test(rows.get(place))
                || created[place] < listing.createdFrom()
                || created[place] > listing.createdTo()) {
            throw StripeException.missingReference(what, id, param);
        }
        return place;
    }

    private int firstAtOrAfter(long seconds) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (created[middle] < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
