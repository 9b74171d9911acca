package io.connectivityfabric.connect.source;

import java.util.concurrent.atomic.AtomicInteger;

/** Reads the open ranges of a stream's history, each on one thread at a time. */
final class BackfillFetcher {
    private final StreamSession session;
    private final StreamReader reader;
    private final PageQueue queue;
    private final AtomicInteger open;

    BackfillFetcher(StreamSession session, StreamReader reader, PageQueue queue) {
        this.session = session;
        this.reader = reader;
        this.queue = queue;
        this.open = new AtomicInteger(session.offset().openRanges().size());
    }

    /** Whether any of the history is still to be read. */
    boolean historyOpen() {
        return open.get() > 0;
    }

    /** Reads one range to its end. */
    void run(BackfillRange range) throws InterruptedException {
        BackfillRange left = range;
        while (left != null) {
            BackfillRange before = left;
            long start = session.inFlight().begin();
            BackfillPage page = reader.readBackfill(before);
            int rows = page.items().size();
            queue.put(new FetchedPage(
                    session, false, page.items(), start, offset -> offset.withRange(before, page.rest(), rows)));
            left = page.rest();
        }
        open.decrementAndGet();
    }
}
