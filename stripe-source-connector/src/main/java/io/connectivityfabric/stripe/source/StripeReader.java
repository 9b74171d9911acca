package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream whose list is sorted by {@code created}, newest first. Its history is read in slices of
 * that time; its changes are events.
 */
final class StripeReader implements StreamReader {
    private static final Logger log = LoggerFactory.getLogger(StripeReader.class);

    private final StripeClient client;
    private final StripeStream stream;
    private final StripeRecords records;
    private final CreatedSlices slices;
    private final EventFeed events;
    private final StripeClock clock;

    StripeReader(
            StripeClient client, StripeStream stream, StripeRecords records, CreatedSlices slices, EventFeed events) {
        this.client = client;
        this.stream = stream;
        this.records = records;
        this.slices = slices;
        this.events = events;
        this.clock = new StripeClock(client, events::newestKnown);
    }

    @Override
    public FeedPosition feedStart() {
        return events.start();
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        // The newest object, by Stripe's clock, bounds the history: later ones have events.
        StripePage newest = client.list(stream.path(), Map.of("limit", "1"), Priority.BACKFILL);
        return newest.data().isEmpty()
                ? List.of()
                : slices.whole(newest.data().get(0).created());
    }

    @Override
    public BackfillPage readBackfill(BackfillRange slice) {
        long contained = clock.contained();
        StripePage page = page(slice);
        long latest = clock.latest();
        List<StreamItem> items = page.data().stream()
                .map(object -> StreamItem.between(records.read(object, page.requestedAt()), contained, latest))
                .toList();
        if (!page.hasMore() || items.isEmpty()) {
            return new BackfillPage(items, null);
        }
        BackfillRange rest = CreatedSlices.rest(slice, page.data());
        return new BackfillPage(items, rest, CreatedSlices.halves(rest, page.data()));
    }

    private StripePage page(BackfillRange slice) {
        try {
            return client.list(stream.path(), CreatedSlices.query(slice), Priority.BACKFILL);
        } catch (ApiException e) {
            if (slice.cursor() == null || !cursorIsGone(e)) {
                throw e;
            }
            log.info(
                    "{} {} was deleted while the history was read after it: going on from its time of creation",
                    stream.object(),
                    slice.cursor());
            return client.list(stream.path(), CreatedSlices.queryWithoutCursor(slice), Priority.BACKFILL);
        }
    }

    private static boolean cursorIsGone(ApiException e) {
        return "resource_missing".equals(e.code()) && "starting_after".equals(e.param());
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        return events.read(position);
    }

    @Override
    public List<StreamItem> reread(List<StreamItem> changes) {
        return changes.stream().flatMap(change -> reread(change).stream()).toList();
    }

    private Optional<StreamItem> reread(StreamItem change) {
        long contained = clock.contained();
        Instant requestedAt = Instant.now();
        try {
            StripeObject now = client.retrieve(stream.path(), change.record().id(), Priority.LIVE);
            return isStub(now)
                    ? Optional.empty()
                    : Optional.of(StreamItem.reread(
                            records.reread(change.record(), now, requestedAt), contained, clock.latest()));
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is left of a deleted object: all others have a time of creation. */
    private static boolean isStub(StripeObject object) {
        return object.created() == 0 && object.json().contains("\"deleted\":true");
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return events.lost(position);
    }
}
