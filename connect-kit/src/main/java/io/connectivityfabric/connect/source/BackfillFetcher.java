package io.connectivityfabric.connect.source;

import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the open ranges of a stream's history, each on one thread at a time. As long as fewer are read than may be, whoever
 * finishes a page of the largest one divides what is left of it, if that gains anything: so the pages in flight go where
 * the rows are, however unevenly they lie, and a slow answer bounds nothing.
 */
final class BackfillFetcher {
    private final StreamSession session;
    private final StreamReader reader;
    private final PageQueue queue;
    private final RangesInWork ranges;

    /**
     * @param most how many ranges to read at a time; more only if the offset has more
     */
    BackfillFetcher(StreamSession session, StreamReader reader, PageQueue queue, int most) {
        this.session = session;
        this.reader = reader;
        this.queue = queue;
        this.ranges = new RangesInWork(session.offset().openRanges(), most);
    }

    /** Whether any of the history is still to be read. */
    boolean historyOpen() {
        return ranges.isAnyOpen();
    }

    /**
     * Reads one range to its end.
     *
     * @param help has another thread read a part of it
     */
    void run(BackfillRange range, Consumer<BackfillRange> help) throws InterruptedException {
        BackfillRange left = range;
        while (left != null) {
            BackfillRange before = left;
            long start = session.inFlight().begin();
            BackfillPage page = reader.readBackfill(before);
            List<BackfillRange> rest = ranges.rest(before, page);
            int rows = page.items().size();
            queue.put(
                    FetchedPage.history(session, page.items(), start, offset -> offset.withRange(before, rest, rows)));
            // Behind the page, so that the offset knows the part before it learns of its first page.
            rest.stream().skip(1).forEach(help);
            left = rest.isEmpty() ? null : rest.get(0);
        }
        ranges.end();
    }
}
