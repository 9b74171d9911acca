package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Reads a stream's changes on a thread of its own, for as long as the task runs. */
final class FeedFetcher {
    /** How much is looked ahead for later changes of the same object after a restart. */
    private static final int LOOK_AHEAD_BYTES = 8 * 1024 * 1024;

    private final StreamSession session;
    private final StreamReader reader;
    private final PageQueue queue;
    private final Duration pollInterval;
    private final BooleanSupplier historyOpen;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private FeedPosition position;

    /**
     * @param historyOpen whether history is still being read
     */
    FeedFetcher(
            StreamSession session,
            StreamReader reader,
            PageQueue queue,
            Duration pollInterval,
            BooleanSupplier historyOpen) {
        this.session = session;
        this.reader = reader;
        this.queue = queue;
        this.pollInterval = pollInterval;
        this.historyOpen = historyOpen;
        this.position = session.offset().feed();
    }

    /** Waits until all changes that were known at some moment since the start are on their way. */
    void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    /** Runs until the thread is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            List<ChangePage> pages = read();
            for (ChangePage page : historyOpen.getAsBoolean() ? LatestPerObject.of(pages) : pages) {
                FeedPosition next = page.next();
                queue.put(new FetchedPage(session, true, page.items(), 0, offset -> offset.withFeed(next)));
            }
            if (pages.get(pages.size() - 1).caughtUp()) {
                caughtUp.countDown();
                Thread.sleep(pollInterval.toMillis());
            }
        }
    }

    private List<ChangePage> read() {
        boolean restarted = caughtUp.getCount() > 0 && historyOpen.getAsBoolean();
        List<ChangePage> pages = new ArrayList<>();
        long bytes = 0;
        ChangePage page;
        do {
            page = reader.readChanges(position);
            position = page.next();
            pages.add(page);
            bytes += page.items().stream().mapToLong(StreamItem::bytes).sum();
        } while (restarted && !page.caughtUp() && bytes < LOOK_AHEAD_BYTES);
        measureLag(page);
        return pages;
    }

    private void measureLag(ChangePage page) {
        if (page.caughtUp()) {
            session.metrics().feedLag(0);
        } else if (!page.items().isEmpty()) {
            Instant last = page.items().get(page.items().size() - 1).record().occurredAt();
            if (last != null) {
                session.metrics().feedLag(Duration.between(last, Instant.now()).toMillis());
            }
        }
    }
}
