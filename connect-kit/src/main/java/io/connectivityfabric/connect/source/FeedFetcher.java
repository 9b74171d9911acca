package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.wake.WakeSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stream's changes on a thread of its own, for as long as the task runs. */
final class FeedFetcher {
    private static final Logger log = LoggerFactory.getLogger(FeedFetcher.class);
    /** How much is looked ahead for later changes of the same object after a restart. */
    private static final int LOOK_AHEAD_BYTES = 8 * 1024 * 1024;

    private final StreamSession session;
    private final StreamReader reader;
    private final PageQueue queue;
    private final Supplier<Duration> pollInterval;
    private final BooleanSupplier historyOpen;
    private final WakeSignal wakes;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private FeedPosition position;
    /** The pause as the log told it last. */
    private Duration saidInterval = Duration.ZERO;

    /** Whether the last pause was cut short. */
    private boolean woken;

    /**
     * @param pollInterval how long to wait once all changes are read
     * @param historyOpen whether history is still being read
     * @param wakes shortens the wait
     */
    FeedFetcher(
            StreamSession session,
            StreamReader reader,
            PageQueue queue,
            Supplier<Duration> pollInterval,
            BooleanSupplier historyOpen,
            WakeSignal wakes) {
        this.session = session;
        this.reader = reader;
        this.queue = queue;
        this.pollInterval = pollInterval;
        this.historyOpen = historyOpen;
        this.wakes = wakes;
        this.position = session.offset().feed();
    }

    /** Waits until all changes that were known at some moment since the start are on their way. */
    void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    /** Runs until the thread is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            long seen = wakes.count();
            List<ChangePage> pages = read();
            for (ChangePage page : historyOpen.getAsBoolean() ? LatestPerObject.of(pages) : pages) {
                emit(page.items(), page.next());
            }
            if (pages.get(pages.size() - 1).caughtUp()) {
                caughtUp.countDown();
                pause(seen);
            }
        }
    }

    /** Hands a page on and waits until it is emitted; objects whose order is unsure are read anew before. */
    private void emit(List<StreamItem> items, FeedPosition next) throws InterruptedException {
        List<StreamItem> left = items;
        List<StreamItem> unsure;
        do {
            FetchedPage page = FetchedPage.changes(session, left, offset -> offset.withFeed(next));
            queue.put(page);
            unsure = lookedAt(page);
            if (!unsure.isEmpty()) {
                left = renewed(left, unsure);
            }
        } while (!unsure.isEmpty());
    }

    private static List<StreamItem> lookedAt(FetchedPage page) throws InterruptedException {
        try {
            return page.unsure().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * The same changes, but of the unsure objects only what they are now, in the place of their last change: all that
     * happened to them up to that one is part of it.
     */
    private List<StreamItem> renewed(List<StreamItem> items, List<StreamItem> unsure) {
        Map<String, StreamItem> last = new LinkedHashMap<>();
        unsure.forEach(item -> last.put(item.id(), item));
        items.forEach(item -> last.replace(item.id(), item));
        session.metrics().reread(last.size());
        Map<String, StreamItem> now = new HashMap<>();
        reader.reread(List.copyOf(last.values())).forEach(item -> now.put(item.id(), item));
        List<StreamItem> renewed = new ArrayList<>(items.size());
        for (StreamItem item : items) {
            if (!last.containsKey(item.id())
                    || item == last.get(item.id()) && item.record().operation().isEnd()) {
                renewed.add(item);
            } else if (item == last.get(item.id()) && now.containsKey(item.id())) {
                renewed.add(now.get(item.id()));
            }
        }
        return renewed;
    }

    private void pause(long seen) throws InterruptedException {
        Duration pause = pollInterval.get();
        session.metrics().pollInterval(pause);
        boolean slower = pause.compareTo(saidInterval.multipliedBy(2)) >= 0;
        boolean quicker = pause.multipliedBy(2).compareTo(saidInterval) <= 0;
        if (slower || quicker) {
            if (slower && !saidInterval.isZero()) {
                log.info(
                        "{} is looked at for changes every {} s from now on, so that the allowance of reads lasts",
                        session.stream(),
                        pause.toSeconds());
            }
            saidInterval = pause;
        }
        woken = wakes.pause(WakeSignal.after(pause, woken), seen);
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
