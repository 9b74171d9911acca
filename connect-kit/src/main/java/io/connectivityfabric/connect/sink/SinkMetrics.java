package io.connectivityfabric.connect.sink;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a task writes. */
public final class SinkMetrics implements SinkObserver {

    private final LongAdder created = new LongAdder();
    private final LongAdder updated = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<SkipReason, LongAdder> skipped = Map.of(
            SkipReason.ECHO, new LongAdder(),
            SkipReason.DELETE, new LongAdder(),
            SkipReason.EMPTY, new LongAdder(),
            SkipReason.STALE, new LongAdder(),
            SkipReason.UNCHANGED, new LongAdder(),
            SkipReason.DRY_RUN, new LongAdder());
    private volatile int outstanding;
    private volatile int inFlight;

    /** Shows the counts. */
    public void showIn(MetricsFacade metrics, Map<String, String> tags) {
        metrics.show(
                "records-written-total",
                "Records whose state is in the target",
                tags,
                () -> created.sum() + updated.sum());
        metrics.show("records-created-total", "Records that made a new target", tags, created::sum);
        metrics.show("records-updated-total", "Records written to a target that existed", tags, updated::sum);
        metrics.show("records-rejected-total", "Records that cannot be written", tags, rejected::sum);
        show(metrics, tags, SkipReason.ECHO, "Records not written since they come from the target itself");
        show(metrics, tags, SkipReason.DELETE, "Deletions and tombstones ignored");
        show(metrics, tags, SkipReason.EMPTY, "Records with nothing that the target has a place for");
        show(metrics, tags, SkipReason.STALE, "Records older than the state already written");
        show(metrics, tags, SkipReason.UNCHANGED, "Records whose state the target had already");
        show(metrics, tags, SkipReason.DRY_RUN, "Records that dry.run kept from being written");
        metrics.show("records-outstanding", "Records accepted and not done", tags, () -> outstanding);
        metrics.show("batches-in-flight", "Batches being written now", tags, () -> inFlight);
    }

    private void show(MetricsFacade metrics, Map<String, String> tags, SkipReason reason, String description) {
        String name =
                "records-skipped-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-total";
        metrics.show(name, description, tags, skipped.get(reason)::sum);
    }

    @Override
    public void written(boolean isNew) {
        (isNew ? created : updated).increment();
    }

    @Override
    public void skipped(SkipReason reason) {
        skipped.get(reason).increment();
    }

    @Override
    public void rejected() {
        rejected.increment();
    }

    @Override
    public void load(int outstandingRecords, int batchesInFlight) {
        outstanding = outstandingRecords;
        inFlight = batchesInFlight;
    }
}
