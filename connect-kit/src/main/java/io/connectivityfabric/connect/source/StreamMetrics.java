package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The figures of one stream. */
final class StreamMetrics {
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder reread = new LongAdder();
    private final LongAdder heartbeats = new LongAdder();
    private final LongAdder sweeps = new LongAdder();
    private final AtomicLong lostPositions = new AtomicLong();
    private final AtomicLong backfillRows = new AtomicLong();
    private final AtomicLong openRanges = new AtomicLong();
    private final AtomicLong rangesDone = new AtomicLong();
    private final AtomicLong pollIntervalMs = new AtomicLong();
    private final AtomicLong feedLagMs = new AtomicLong();
    private volatile boolean feedRead;

    StreamMetrics(MetricsFacade metrics, String stream) {
        Map<String, String> tags = Map.of("stream", stream);
        metrics.show("records-total", "Records handed to Kafka", tags, records::sum);
        metrics.show("bytes-total", "Bytes of payload handed to Kafka", tags, bytes::sum);
        metrics.show("pages-total", "Pages of history and of changes emitted", tags, pages::sum);
        metrics.show("superseded-total", "States not emitted since a newer one was", tags, dropped::sum);
        metrics.show(
                "reread-total", "Objects read anew to tell whether a change is newer than a row", tags, reread::sum);
        metrics.show("heartbeats-total", "Heartbeat records", tags, heartbeats::sum);
        metrics.show("sweeps-total", "Times that the whole stream was read again", tags, sweeps::sum);
        metrics.show(
                "lost-positions-total",
                "Positions too old for the provider's list of changes, so that the history was read again",
                tags,
                lostPositions::get);
        metrics.show("backfill-rows-total", "Objects of the history read so far", tags, backfillRows::get);
        metrics.show("backfill-open-ranges", "Ranges of the history still to be read", tags, openRanges::get);
        metrics.show("poll-interval-ms", "Pause between two looks for changes, in ms", tags, pollIntervalMs::get);
        metrics.show("feed-lag-ms", "How far reading changes is behind the present, in ms", tags, feedLagMs::get);
    }

    void emitted(int recordCount, int droppedCount) {
        records.add(recordCount);
        pages.increment();
        dropped.add(droppedCount);
    }

    void reread(int objects) {
        reread.add(objects);
    }

    void swept() {
        sweeps.increment();
    }

    void positionLost() {
        lostPositions.incrementAndGet();
    }

    void heartbeat() {
        heartbeats.increment();
    }

    void payload(long payloadBytes) {
        bytes.add(payloadBytes);
    }

    void backfill(StreamOffset offset) {
        backfillRows.set(offset.backfillRows());
        int open = offset.openRanges().size();
        rangesDone.addAndGet(Math.max(0, openRanges.getAndSet(open) - open));
    }

    void pollInterval(Duration pause) {
        pollIntervalMs.set(pause.toMillis());
    }

    void feedLag(long ms) {
        feedLagMs.set(Math.max(0, ms));
        feedRead = true;
    }

    long records() {
        return records.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    long backfillRows() {
        return backfillRows.get();
    }

    long openRanges() {
        return openRanges.get();
    }

    /** Since the task was started. */
    long rangesDone() {
        return rangesDone.get();
    }

    /** Null until changes have been read. */
    Long lagSeconds() {
        return feedRead ? feedLagMs.get() / 1000 : null;
    }
}
