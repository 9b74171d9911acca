package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A stream whose answers a test gives one by one. The position is a plain count of the changes read; the cursor of the
 * only range is a count of the rows.
 */
final class FakeReader implements StreamReader {
    static final BackfillRange WHOLE = BackfillRange.unread("row", null, null);

    /** What was asked, in order. */
    final List<String> calls = new ArrayList<>();

    final BlockingQueue<BackfillPage> rows = new LinkedBlockingQueue<>();
    final BlockingQueue<ChangePage> changes = new LinkedBlockingQueue<>();
    /** Ids of objects that are not there any more. */
    final Set<String> gone = ConcurrentHashMap.newKeySet();

    volatile RuntimeException failure;
    /** What happens when there are no more rows. */
    volatile RuntimeException rowsFailure;

    volatile Duration pollInterval = Duration.ofHours(1);
    volatile String lost;
    volatile Duration sweepInterval;
    volatile int statesToRemember = 100;
    private FeedPosition last;

    void addRows(BackfillRange rest, StreamItem... items) {
        rows.add(new BackfillPage(List.of(items), rest));
    }

    void addRows(List<BackfillRange> parts, StreamItem... items) {
        rows.add(new BackfillPage(List.of(items), WHOLE, new InParts(100, parts)));
    }

    /** A rest of so many pages that can be divided in these parts only. */
    record InParts(double pages, List<BackfillRange> parts) implements BackfillPage.Division {
        @Override
        public List<BackfillRange> into(int most) {
            return parts.size() <= most ? parts : List.of();
        }
    }

    void addChanges(FeedPosition next, boolean caughtUp, StreamItem... items) {
        changes.add(new ChangePage(List.of(items), next, caughtUp));
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized void called(String call) {
        calls.add(call);
    }

    @Override
    public FeedPosition feedStart() {
        called("feedStart");
        return FeedPosition.at(100);
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        called("plan from " + start.tick());
        return List.of(WHOLE);
    }

    @Override
    public BackfillPage readBackfill(BackfillRange range) {
        called("rows of " + range);
        if (rowsFailure != null && rows.isEmpty()) {
            throw rowsFailure;
        }
        return take(rows);
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        if (!position.equals(last)) {
            called("changes from " + position.tick());
            last = position;
        }
        if (failure != null) {
            throw failure;
        }
        ChangePage page = changes.poll();
        return page == null ? new ChangePage(List.of(), position, true) : page;
    }

    @Override
    public List<StreamItem> reread(List<StreamItem> unsure) {
        called("reread " + unsure.stream().map(StreamItem::id).toList());
        return unsure.stream()
                .filter(item -> !gone.contains(item.id()))
                .map(item -> Items.reread(item.id(), item.tick(), item.tick() + 5))
                .toList();
    }

    @Override
    public Optional<Sweep> sweep() {
        return Optional.ofNullable(sweepInterval).map(interval -> new Again(this, interval));
    }

    /** The history, again. */
    private record Again(FakeReader reader, Duration interval) implements Sweep {
        @Override
        public List<BackfillRange> plan() {
            return reader.planBackfill(FeedPosition.at(0));
        }

        @Override
        public SweepPage read(BackfillRange range) {
            return SweepPage.of(reader.readBackfill(range));
        }

        @Override
        public List<StreamItem> gone(List<String> ids) {
            ids.forEach(id -> reader.called("gone " + id));
            return ids.stream()
                    .filter(reader.gone::contains)
                    .map(Items::deletion)
                    .toList();
        }
    }

    @Override
    public int statesToRemember() {
        return statesToRemember;
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return Optional.ofNullable(lost);
    }

    private static BackfillPage take(BlockingQueue<BackfillPage> pages) {
        try {
            return pages.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new io.connectivityfabric.http.CallInterruptedException("stopped", e);
        }
    }
}
