package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import java.util.List;
import java.util.Optional;

/** Reads a stream's history from the list of all objects, which is one range, and its changes by searching. */
final class HubSpotReader implements StreamReader {
    private static final String LIST = "list";

    private final WholeObjects objects;
    private final HubSpotRecords records;
    private final SearchFeed changes;

    HubSpotReader(WholeObjects objects, HubSpotRecords records, SearchFeed changes) {
        this.objects = objects;
        this.records = records;
        this.changes = changes;
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

    /** A search finds an object however long ago it changed. */
    @Override
    public Optional<String> lost(FeedPosition position) {
        return Optional.empty();
    }
}
