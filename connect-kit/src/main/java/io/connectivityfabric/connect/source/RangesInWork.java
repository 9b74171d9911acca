package io.connectivityfabric.connect.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ranges of a stream's history that are being read, and about how large each is. Each one costs a page that is not
 * full, so there should be no more than it takes to keep busy what bounds the reading, and they should end at the same
 * time: that is why the largest is divided, and none that is much smaller. Safe for many threads.
 */
final class RangesInWork {
    /** In how many parts at once as long as few are read, so that the limit is filled after few answers. */
    private static final int FEW = 4;
    /** Later on. */
    private static final int TWO = 2;
    /** Compared to the largest one: waiting until that one's turn has come would cost more than it gains. */
    private static final double LARGE = 0.8;

    private static final double UNKNOWN = 0;

    private final int most;
    private final Map<BackfillRange, Double> pages = new HashMap<>();
    private int open;

    /**
     * @param most how many may be open because of dividing
     */
    RangesInWork(Collection<BackfillRange> ranges, int most) {
        this.most = most;
        this.open = ranges.size();
    }

    synchronized boolean isAnyOpen() {
        return open > 0;
    }

    /** What is left of a range behind a page: in parts if other threads may read some of them, nothing if nothing is left. */
    synchronized List<BackfillRange> rest(BackfillRange before, BackfillPage page) {
        pages.remove(before);
        if (page.rest() == null) {
            return List.of();
        }
        BackfillPage.Division division = page.division();
        if (division == null) {
            return List.of(page.rest());
        }
        List<BackfillRange> parts = parts(division);
        List<BackfillRange> rest = parts.size() < TWO ? List.of(page.rest()) : parts;
        open += rest.size() - 1;
        rest.forEach(part -> pages.put(part, division.pages() / rest.size()));
        return rest;
    }

    private List<BackfillRange> parts(BackfillPage.Division division) {
        int room = Math.min(open < FEW ? FEW : TWO, most - open + 1);
        double largest = pages.values().stream().reduce(UNKNOWN, Math::max);
        return room < TWO || division.pages() < LARGE * largest ? List.of() : division.into(room);
    }

    /** One of them has been read to its end. */
    synchronized void end() {
        open--;
    }
}
