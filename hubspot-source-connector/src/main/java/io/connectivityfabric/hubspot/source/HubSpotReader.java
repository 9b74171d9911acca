package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.connect.source.Sweep;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import java.util.List;
import java.util.Optional;

/** Reads a stream's history from the list of all objects, which is one range, and its changes from a feed. */
final class HubSpotReader implements StreamReader {
    private static final String LIST = "list";

    private final WholeObjects objects;
    private final HubSpotRecords records;
    private final ChangeFeed changes;
    private final Optional<Sweep> sweep;
    private final int statesToRemember;

    /**
     * @param statesToRemember for how many objects to remember what was emitted last
     */
    HubSpotReader(
            WholeObjects objects,
            HubSpotRecords records,
            ChangeFeed changes,
            Optional<Sweep> sweep,
            int statesToRemember) {
        this.objects = objects;
        this.records = records;
        this.changes = changes;
        this.sweep = sweep;
        this.statesToRemember = statesToRemember;
    }

    @Override
    public FeedPosition feedStart() {
        return changes.start();
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        return List.of(BackfillRange.unread(LIST, null, null));
    }

    @Override
    public BackfillPage readBackfill(BackfillRange range) {
        HubSpotPage page = objects.list(range.cursor());
        List<StreamItem> items = page.results().stream()
                .map(object -> records.read(object, page.requestedAt()))
                .toList();
        return new BackfillPage(items, page.after() == null ? null : range.readTo(page.after(), null));
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        return changes.read(position);
    }

    @Override
    public Optional<Sweep> sweep() {
        return sweep;
    }

    @Override
    public int statesToRemember() {
        return statesToRemember;
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return changes.lost(position);
    }
}
