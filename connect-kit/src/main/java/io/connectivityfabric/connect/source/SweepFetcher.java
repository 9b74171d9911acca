package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads a whole stream again and again, with a pause between, on a thread of its own: for changes that the provider tells
 * nobody. What of it is news is decided where the pages are emitted; what is not in the list any more is found here, once the
 * whole list has been read.
 */
final class SweepFetcher {
    private static final Duration HISTORY_CHECK = Duration.ofSeconds(1);
    /** So many deletions make a page. */
    private static final int DELETIONS = 100;

    private final StreamSession session;
    private final Sweep sweep;
    private final PageQueue queue;
    private final BooleanSupplier historyOpen;
    private final KnownStates known;
    private Instant last;

    /**
     * @param historyOpen whether history is still being read, which is as good as a sweep
     */
    SweepFetcher(StreamSession session, Sweep sweep, PageQueue queue, BooleanSupplier historyOpen) {
        this.session = session;
        this.sweep = sweep;
        this.queue = queue;
        this.historyOpen = historyOpen;
        this.known = session.memory().known();
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
                    0,
                    Duration.between(Instant.now(), last.plus(sweep.interval())).toMillis()));
            while (historyOpen.getAsBoolean()) {
                Thread.sleep(HISTORY_CHECK.toMillis());
            }
            last = Instant.now();
            sweep(last);
        }
    }

    private void sweep(Instant began) throws InterruptedException {
        // What is emitted from here on is newer than the whole sweep: no deletion takes it back.
        long start = session.inFlight().begin();
        long number = known.beginSweep();
        for (BackfillRange range : sweep.plan()) {
            read(range);
        }
        List<String> missing = List.copyOf(known.notSeenSince(number));
        for (int from = 0; from < missing.size(); from += DELETIONS) {
            List<StreamItem> deletions = deletions(missing.subList(from, Math.min(from + DELETIONS, missing.size())));
            session.inFlight().join(start);
            queue.put(FetchedPage.sweep(session, deletions, start, UnaryOperator.identity()));
        }
        queue.put(FetchedPage.sweep(session, List.of(), start, offset -> offset.withSweptAt(began)));
    }

    private List<StreamItem> deletions(List<String> missing) {
        List<StreamItem> deletions = sweep.gone(missing);
        Set<String> gone = deletions.stream().map(StreamItem::id).collect(Collectors.toSet());
        missing.stream().filter(id -> !gone.contains(id)).forEach(session.memory()::forget);
        return deletions;
    }

    private void read(BackfillRange range) throws InterruptedException {
        BackfillRange left = range;
        while (left != null) {
            long start = session.inFlight().begin();
            SweepPage page = sweep.read(left);
            known.listed(page.ids());
            queue.put(FetchedPage.sweep(session, page.rows(), start, UnaryOperator.identity()));
            left = page.rest();
        }
    }
}
