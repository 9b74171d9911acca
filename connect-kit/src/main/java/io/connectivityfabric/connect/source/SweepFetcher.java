package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Reads a whole stream again and again, with a pause between, on a thread of its own: for changes that the provider tells
 * nobody. What of it is news is decided where the pages are emitted.
 */
final class SweepFetcher {
    private static final Duration HISTORY_CHECK = Duration.ofSeconds(1);

    private final StreamSession session;
    private final StreamReader reader;
    private final PageQueue queue;
    private final Duration interval;
    private final BooleanSupplier historyOpen;
    private final FeedPosition opened;
    private Instant last;

    /**
     * @param historyOpen whether history is still being read, which is as good as a sweep
     */
    SweepFetcher(
            StreamSession session,
            StreamReader reader,
            PageQueue queue,
            Duration interval,
            BooleanSupplier historyOpen) {
        this.session = session;
        this.reader = reader;
        this.queue = queue;
        this.interval = interval;
        this.historyOpen = historyOpen;
        this.opened = session.offset().feed();
        this.last = lastReading(session.offset());
    }

    private static Instant lastReading(StreamOffset offset) {
        if (offset.sweptAt() != null) {
            return offset.sweptAt();
        }
        // An offset that a person wrote says neither: then the pause begins now.
        return offset.backfillStartedAt() != null ? offset.backfillStartedAt() : Instant.now();
    }

    /** Runs until the thread is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            Thread.sleep(Math.max(
                    0, Duration.between(Instant.now(), last.plus(interval)).toMillis()));
            while (historyOpen.getAsBoolean()) {
                Thread.sleep(HISTORY_CHECK.toMillis());
            }
            last = Instant.now();
            for (BackfillRange range : reader.planBackfill(opened)) {
                sweep(range);
            }
            Instant began = last;
            queue.put(FetchedPage.sweep(
                    session, List.of(), session.inFlight().begin(), offset -> offset.withSweptAt(began)));
        }
    }

    private void sweep(BackfillRange range) throws InterruptedException {
        BackfillRange left = range;
        while (left != null) {
            long start = session.inFlight().begin();
            BackfillPage page = reader.readBackfill(left);
            queue.put(FetchedPage.sweep(session, page.items(), start, UnaryOperator.identity()));
            left = page.rest();
        }
    }
}
