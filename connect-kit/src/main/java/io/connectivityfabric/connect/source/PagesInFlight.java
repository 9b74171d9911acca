package io.connectivityfabric.connect.source;

import java.util.TreeMap;

/**
 * Counts emitted changes, and knows at which counts the pages of the history that are still on their way were asked for.
 * A count, and not a clock, tells what came first: clocks jump. Safe for many threads.
 */
final class PagesInFlight {
    private final TreeMap<Long, Integer> pagesByStart = new TreeMap<>();
    private long changes;

    /** A page is about to be asked for. Returns its start: changes emitted from now on have this number or a later one. */
    synchronized long begin() {
        pagesByStart.merge(changes, 1, Integer::sum);
        return changes;
    }

    /** Another page has what is known from one that began there and is still on its way. */
    synchronized void join(long start) {
        pagesByStart.merge(start, 1, Integer::sum);
    }

    /** The page that began there has been emitted. */
    synchronized void end(long start) {
        pagesByStart.computeIfPresent(start, (key, pages) -> pages == 1 ? null : pages - 1);
    }

    /** A change is emitted. Returns its number. */
    synchronized long nextChange() {
        return changes++;
    }

    /** The start of the oldest page on its way; if there is none, that of a page which would begin now. */
    synchronized long oldestStart() {
        return pagesByStart.isEmpty() ? changes : pagesByStart.firstKey();
    }
}
