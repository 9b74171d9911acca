package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.Sweep;
import io.connectivityfabric.connect.source.SweepPage;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists a stream again: with all that its objects are, for what changes without a change of the object; or only to see
 * which are left, for deletions and merges. What is not in the list is asked for by its id, since HubSpot answers for the
 * loser of a merge with the survivor.
 */
final class HubSpotSweep implements Sweep {
    private static final String WHOLE = "list";
    private static final String IDS = "ids";

    private final WholeObjects objects;
    private final HubSpotRecords records;
    private final Optional<Duration> deletions;
    private final Optional<Duration> refresh;
    /** When a whole reading began last; null if none did since the task was started. */
    private Instant refreshedAt;

    /**
     * @param deletions how often to see which objects are left; empty for never
     * @param refresh how often to read them all; empty for never. One of the two is given
     */
    HubSpotSweep(
            WholeObjects objects, HubSpotRecords records, Optional<Duration> deletions, Optional<Duration> refresh) {
        this.objects = objects;
        this.records = records;
        this.deletions = deletions;
        this.refresh = refresh;
    }

    @Override
    public Duration interval() {
        return Stream.concat(deletions.stream(), refresh.stream())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    @Override
    public List<BackfillRange> plan() {
        Instant now = Instant.now();
        boolean whole = refresh.isPresent()
                && (refreshedAt == null || !refreshedAt.plus(refresh.get()).isAfter(now));
        if (whole) {
            refreshedAt = now;
        }
        return List.of(BackfillRange.unread(whole ? WHOLE : IDS, null, null));
    }

    @Override
    public SweepPage read(BackfillRange range) {
        boolean whole = range.kind().equals(WHOLE);
        HubSpotPage page = whole ? objects.list(range.cursor()) : objects.listIds(range.cursor());
        List<StreamItem> rows = whole
                ? page.results().stream()
                        .map(object -> records.read(object, page.requestedAt()))
                        .toList()
                : List.of();
        return new SweepPage(
                page.results().stream().map(HubSpotObject::id).toList(),
                rows,
                page.after() == null ? null : range.readTo(page.after(), null));
    }

    @Override
    public List<StreamItem> gone(List<String> ids) {
        Instant askedAt = Instant.now();
        Map<String, HubSpotObject> there = objects.byId(ids);
        List<StreamItem> gone = new ArrayList<>();
        for (String id : ids) {
            if (!there.containsKey(id)) {
                gone.add(records.notFound(id, objects.survivor(id).orElse(null), askedAt));
            }
        }
        return gone;
    }
}
