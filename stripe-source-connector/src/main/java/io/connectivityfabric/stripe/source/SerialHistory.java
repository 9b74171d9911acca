package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a list that cannot be cut, page by page. The cursor is the last id, and two earlier ones of its page: should the
 * objects be deleted one after the other, the list is read behind the next, so that a few rows come again.
 */
record SerialHistory(StripeClient client, StripeStream stream, Rows rows) implements History {
    private static final Logger log = LoggerFactory.getLogger(SerialHistory.class);
    private static final String KIND = "list";
    private static final String SEPARATOR = "/";

    @Override
    public List<BackfillRange> plan() {
        return List.of(BackfillRange.unread(KIND, null, null));
    }

    @Override
    public BackfillPage read(BackfillRange range) {
        Rows.Read read = rows.read(() -> page(range));
        StripePage page = read.page();
        boolean done = !page.hasMore() || page.data().isEmpty();
        return new BackfillPage(read.items(), done ? null : range.readTo(cursor(page.data()), null));
    }

    private static String cursor(List<StripeObject> rows) {
        int last = rows.size() - 1;
        return rows.get(last).id()
                + SEPARATOR
                + rows.get(last / 2).id()
                + SEPARATOR
                + rows.get(0).id();
    }

    private StripePage page(BackfillRange range) {
        if (range.cursor() == null) {
            return page((String) null);
        }
        for (String after : range.cursor().split(SEPARATOR, -1)) {
            try {
                return page(after);
            } catch (ApiException e) {
                if (!Missing.isCursor(e)) {
                    throw e;
                }
                log.info("{} {} was deleted while the list was read after it", stream.name(), after);
            }
        }
        log.warn("{} is read from the start again: all objects of its cursor were deleted", stream.name());
        return page((String) null);
    }

    private StripePage page(String after) {
        Map<String, String> page = new HashMap<>(Map.of("limit", "100"));
        if (after != null) {
            page.put("starting_after", after);
        }
        StripeList list = stream.list();
        return client.list(list.path(), list.query(stream.expanded(page)), stream.noted(), Priority.BACKFILL);
    }
}
