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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream whose list is sorted by {@code created}, newest first. Its history is one range of {@code created}, with
 * the id of the last row as the cursor; its changes are events.
 */
final class StripeReader implements StreamReader {
    private static final Logger log = LoggerFactory.getLogger(StripeReader.class);
    private static final String BY_CREATED = "created";
    private static final String PAGE_SIZE = "100";

    private final StripeClient client;
    private final StripeStream stream;
    private final StripeRecords records;
    private final EventFeed events;

    StripeReader(StripeClient client, StripeStream stream, StripeRecords records, EventFeed events) {
        this.client = client;
        this.stream = stream;
        this.records = records;
        this.events = events;
    }

    @Override
    public FeedPosition feedStart() {
        return events.start();
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        // The newest object, by Stripe's clock, bounds the history: later ones have events.
        StripePage newest = client.list(stream.path(), Map.of("limit", "1"), Priority.BACKFILL);
        return newest.data().stream()
                .map(object -> BackfillRange.unread(BY_CREATED, null, object.created()))
                .toList();
    }

    @Override
    public BackfillPage readBackfill(BackfillRange range) {
        // Before the request: every event up to the newest one known now has had its effect on the page.
        long contains = events.newestKnown() - 1;
        StripePage page = page(range);
        List<StreamItem> items = page.data().stream()
                .map(object -> new StreamItem(records.read(object, page.requestedAt()), contains))
                .toList();
        return new BackfillPage(items, page.hasMore() ? rest(range, page.data()) : null);
    }

    private static BackfillRange rest(BackfillRange range, List<StripeObject> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        StripeObject last = rows.get(rows.size() - 1);
        return range.readTo(last.id(), last.created());
    }

    private StripePage page(BackfillRange range) {
        try {
            return client.list(stream.path(), query(range.from(), range.to(), range.cursor()), Priority.BACKFILL);
        } catch (ApiException e) {
            if (range.cursor() == null || !cursorIsGone(e)) {
                throw e;
            }
            log.info(
                    "{} {} was deleted while the history was read after it: going on from its time of creation",
                    stream.object(),
                    range.cursor());
            return client.list(stream.path(), query(range.from(), range.cursorTick(), null), Priority.BACKFILL);
        }
    }

    private static boolean cursorIsGone(ApiException e) {
        return "resource_missing".equals(e.code()) && "starting_after".equals(e.param());
    }

    private static Map<String, String> query(Long from, Long to, String after) {
        Map<String, String> query = new HashMap<>();
        query.put("limit", PAGE_SIZE);
        if (from != null) {
            query.put("created[gte]", from.toString());
        }
        if (to != null) {
            query.put("created[lte]", to.toString());
        }
        if (after != null) {
            query.put("starting_after", after);
        }
        return query;
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        return events.read(position);
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return events.lost(position);
    }
}
