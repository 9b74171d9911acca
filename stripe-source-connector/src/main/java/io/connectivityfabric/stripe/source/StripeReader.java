package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stream of Stripe's.
 *
 * @param sweepEvery how often it is read again; null if it need not be
 * @param statesToRemember for how many objects to remember what was emitted last
 */
record StripeReader(History history, Feed feed, Rereading rereading, Duration sweepEvery, int statesToRemember)
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
        return changes.stream()
                .flatMap(change -> rereading.now(change.record()).stream())
                .toList();
    }

    @Override
    public Optional<Duration> sweepInterval() {
        return Optional.ofNullable(sweepEvery);
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return feed.lost(position);
    }
}
