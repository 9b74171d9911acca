package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.Sweep;
import io.connectivityfabric.connect.source.SweepPage;
import java.time.Duration;
import java.util.List;

/** Reads the history again. */
record StripeSweep(Duration interval, History history, Deletions deletions) implements Sweep {
    @Override
    public List<BackfillRange> plan() {
        return history.plan();
    }

    @Override
    public SweepPage read(BackfillRange range) {
        return SweepPage.of(history.read(range));
    }

    @Override
    public List<StreamItem> gone(List<String> ids) {
        return ids.stream().flatMap(id -> deletions.of(id).stream()).toList();
    }
}
