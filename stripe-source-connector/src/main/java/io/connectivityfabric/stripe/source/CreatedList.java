package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of a stream that is sorted by {@code created}, newest first.
 *
 * @param noted fields of the objects to note
 * @param slices what of the history is wanted
 */
record CreatedList(StripeClient client, StripeStream stream, Set<String> noted, CreatedSlices slices) {
    private static final Logger log = LoggerFactory.getLogger(CreatedList.class);

    List<BackfillRange> plan() {
        // The newest object, by Stripe's clock, bounds the history: later ones are changes.
        StripePage newest = page(Map.of("limit", "1"));
        return newest.data().isEmpty()
                ? List.of()
                : slices.whole(newest.data().get(0).created());
    }

    /** The next page of a slice. */
    StripePage page(BackfillRange slice) {
        try {
            return page(CreatedSlices.query(slice));
        } catch (ApiException e) {
            if (slice.cursor() == null || !Missing.isCursor(e)) {
                throw e;
            }
            log.info(
                    "{} {} was deleted while the history was read after it: going on from its time of creation",
                    stream.name(),
                    slice.cursor());
            return page(CreatedSlices.queryWithoutCursor(slice));
        }
    }

    /**
     * How what is left of a slice can be divided.
     *
     * @param rows of the page before it
     */
    BackfillPage.Division division(BackfillRange rest, List<StripeObject> rows) {
        double pages = CreatedSlices.pages(rest, rows);
        return new BackfillPage.Division() {
            @Override
            public double pages() {
                return pages;
            }

            @Override
            public List<BackfillRange> into(int most) {
                // As long as calls wait for their turn, more at a time would gain nothing.
                return client.isAwaited(stream.path()) ? List.of() : CreatedSlices.parts(rest, pages, most);
            }
        };
    }

    private StripePage page(Map<String, String> query) {
        StripeList list = stream.list();
        return client.list(list.path(), list.query(stream.expanded(query)), noted, Priority.BACKFILL);
    }
}
