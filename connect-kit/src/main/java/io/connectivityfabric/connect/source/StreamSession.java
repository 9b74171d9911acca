package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.config.SweepConfig;
import io.connectivityfabric.connect.source.EmissionOrder.Verdict;
import io.connectivityfabric.raw.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream as the task's thread sees it: turns pages into records and keeps the offset. Used by that thread only. */
final class StreamSession {
    private static final Logger log = LoggerFactory.getLogger(StreamSession.class);

    private final StreamPartition stream;
    private final RecordFactory records;
    private final PagesInFlight inFlight = new PagesInFlight();
    private final EmissionOrder order;
    private final StreamMemory memory;
    private final StreamMetrics metrics;
    private final long heartbeatNanos;
    private final LongSupplier nanos;

    private StreamOffset offset;
    /** The offset as the records emitted so far carry it. */
    private Map<String, Object> offsetMap;

    private StreamOffset carried;
    private long carriedAt;
    /** Set by Connect's callback, which may come from another thread. */
    private volatile boolean pageEndFiltered;

    StreamSession(
            StreamPartition stream,
            SourceConfig config,
            StreamOffset offset,
            StreamMemory memory,
            StreamMetrics metrics,
            LongSupplier nanos) {
        this.stream = stream;
        this.records = new RecordFactory(stream, config.topicPrefix(), config.output());
        this.order = new EmissionOrder(config.orderMemoryObjects(), offset.statesUntil(), inFlight);
        this.memory = memory;
        this.metrics = metrics;
        this.heartbeatNanos = config.heartbeatInterval().toNanos();
        this.nanos = nanos;
        this.offset = offset;
        this.offsetMap = offset.toMap();
        this.carried = offset;
        this.carriedAt = nanos.getAsLong();
        this.metrics.backfill(offset);
    }

    StreamPartition stream() {
        return stream;
    }

    StreamOffset offset() {
        return offset;
    }

    PagesInFlight inFlight() {
        return inFlight;
    }

    StreamMemory memory() {
        return memory;
    }

    StreamMetrics metrics() {
        return metrics;
    }

    /**
     * Adds the records of a page, if any are left, and moves the offset past it; or gives the page back if it holds changes
     * that cannot be told to be newer than what was emitted.
     */
    void emit(FetchedPage page, List<SourceRecord> out) {
        List<StreamItem> unsure = page.live() ? unsure(page) : List.of();
        if (unsure.isEmpty()) {
            emit(page, page.live() ? newer(page) : rows(page), out);
        }
        page.unsure().complete(unsure);
    }

    private void emit(FetchedPage page, List<StreamItem> admitted, List<SourceRecord> out) {
        boolean wasOpen = !offset.openRanges().isEmpty();
        Instant sweptBefore = offset.sweptAt();
        Map<String, Object> before = offsetMap;
        StreamOffset after = withStates(page.step().apply(offset), admitted);
        if (!after.equals(offset)) {
            offset = after;
            offsetMap = after.toMap();
        }
        int countBefore = out.size();
        if (!admitted.isEmpty()) {
            records.addPage(admitted, before, offsetMap, out);
            memory.emitted(List.copyOf(out.subList(countBefore, out.size())));
            metrics.payload(admitted.stream().mapToLong(StreamItem::bytes).sum());
            carry();
        }
        metrics.emitted(out.size() - countBefore, page.items().size() - admitted.size());
        metrics.backfill(offset);
        if (wasOpen && offset.openRanges().isEmpty()) {
            logBackfillEnd();
        }
        if (!Objects.equals(after.sweptAt(), sweptBefore)) {
            logSweepEnd();
        }
    }

    private static StreamOffset withStates(StreamOffset offset, List<StreamItem> emitted) {
        OptionalLong until = emitted.stream()
                .filter(item -> item.latest() > item.tick())
                .mapToLong(StreamItem::latest)
                .max();
        return until.isPresent() ? offset.withStatesUntil(until.getAsLong()) : offset;
    }

    private List<StreamItem> unsure(FetchedPage page) {
        return page.items().stream()
                .filter(item -> !isNoNews(item) && order.judge(item) == Verdict.UNSURE)
                .toList();
    }

    private List<StreamItem> newer(FetchedPage page) {
        List<StreamItem> newer = new ArrayList<>(page.items().size());
        for (StreamItem item : page.items()) {
            if (!isNoNews(item) && order.judge(item) == Verdict.NEWER) {
                order.emitted(item);
                memory.remember(item);
                newer.add(item);
            }
        }
        order.forgetSettled();
        return newer;
    }

    private List<StreamItem> rows(FetchedPage page) {
        List<StreamItem> rows = new ArrayList<>(page.items().size());
        for (StreamItem item : page.items()) {
            if (admits(page, item)) {
                memory.remember(item);
                rows.add(item);
            }
        }
        inFlight.end(page.start());
        order.forgetSettled();
        return rows;
    }

    private boolean admits(FetchedPage page, StreamItem row) {
        return page.kind() == FetchedPage.Kind.SWEEP
                ? !memory.holds(row) && order.admitRowReadAgain(row, page.start())
                : order.admitRow(row, page.start());
    }

    private boolean isNoNews(StreamItem item) {
        return item.onlyIfChanged() && memory.holds(item);
    }

    private void logSweepEnd() {
        metrics.swept();
        log.info("{} has been read again, and what had changed emitted", stream);
        if (memory.known().isFull()) {
            log.warn(
                    "{} has more objects than {}: those beyond are emitted at every sweep, changed or not, and"
                            + " it is not noticed if they are deleted",
                    stream,
                    SweepConfig.SWEEP_MEMORY_OBJECTS);
        }
    }

    private void logBackfillEnd() {
        Instant started = offset.backfillStartedAt();
        // An offset that a person wrote may not say when its backfill began.
        String time = started == null
                ? ""
                : " in " + Duration.between(started, Instant.now()).toSeconds() + " s";
        log.info("Backfill of {} is complete: {} objects read{}", stream, offset.backfillRows(), time);
    }

    private void carry() {
        carried = offset;
        carriedAt = nanos.getAsLong();
    }

    /** Connect told that a transform dropped the end of a page, and with it the offset after the page. */
    void pageEndFiltered() {
        pageEndFiltered = true;
    }

    boolean isHeartbeat(SourceRecord record) {
        return record.valueSchema() == Heartbeat.SCHEMA;
    }

    /**
     * A heartbeat, if the offset has to be carried by one: at once if Connect dropped the record that carried it, and now
     * and then if it moved without a record.
     */
    Optional<SourceRecord> heartbeat() {
        boolean due = !offset.equals(carried) && nanos.getAsLong() - carriedAt >= heartbeatNanos;
        if (!due && !pageEndFiltered) {
            return Optional.empty();
        }
        pageEndFiltered = false;
        carry();
        metrics.heartbeat();
        return Optional.of(records.heartbeat(offsetMap, Instant.now()));
    }
}
