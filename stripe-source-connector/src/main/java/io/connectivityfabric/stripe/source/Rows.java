package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import io.connectivityfabric.stripe.source.NestedLists.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes items of the objects of a list, and of what changes are surely part of them. */
record Rows(StripeRecords records, NestedLists nested, StripeClock clock) {
    /** A page and the items of its objects. */
    record Read(StripePage page, List<StreamItem> items) {}

    Read read(Supplier<StripePage> list) {
        long contained = clock.contained();
        StripePage page = list.get();
        List<Whole> wholes = new ArrayList<>();
        page.data().forEach(row -> wholes.add(nested.complete(row, Priority.BACKFILL)));
        long latest = clock.latest();
        List<StreamItem> items = new ArrayList<>();
        for (int i = 0; i < wholes.size(); i++) {
            StripeObject row = page.data().get(i);
            items.add(records.read(row, wholes.get(i), page.requestedAt(), contained, latest));
        }
        return new Read(page, items);
    }
}
