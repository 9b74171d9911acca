package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.connect.source.Sweep;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stream of Stripe's.
 *
 * @param atOnce to make the calls of rereading with
 * @param sweeps how it is read again; null if it need not be
 * @param statesToRemember for how many objects to remember what was emitted last
 */
record StripeReader(
        History history, Feed feed, Rereading rereading, AtOnce atOnce, StripeSweep sweeps, int statesToRemember)
        implements StreamReader {
    @Override
    public FeedPosition feedStart() {
        return feed.start();
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        return history.plan();
    }

    @Override
    public BackfillPage readBackfill(BackfillRange range) {
        return history.read(range);
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        return feed.read(position);
    }

    @Override
    public List<StreamItem> reread(List<StreamItem> changes) {
        return atOnce.each(changes, change -> rereading.now(change.record())).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Sweep> sweep() {
        return Optional.ofNullable(sweeps);
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return feed.lost(position);
    }
}
