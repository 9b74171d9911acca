package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A list of accounts and, first of all, the account that is read: Stripe's list has those connected to it only. */
record HistoryWithOwn(StripeClient client, History list, Rows rows) implements History {
    private static final String KIND = "own";

    @Override
    public List<BackfillRange> plan() {
        List<BackfillRange> ranges = new ArrayList<>();
        ranges.add(BackfillRange.unread(KIND, null, null));
        ranges.addAll(list.plan());
        return ranges;
    }

    @Override
    public BackfillPage read(BackfillRange range) {
        if (!range.kind().equals(KIND)) {
            return list.read(range);
        }
        Instant askedAt = Instant.now();
        Rows.Read read = rows.read(() -> new StripePage(List.of(client.account(Priority.BACKFILL)), false, askedAt));
        return new BackfillPage(read.items(), null);
    }
}
