package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.stripe.client.StripePage;
import java.util.List;

/** Reads a list that is sorted by {@code created} in slices of that time. */
record SlicedHistory(CreatedList list, Rows rows) implements History {
    @Override
    public List<BackfillRange> plan() {
        return list.plan();
    }

    @Override
    public BackfillPage read(BackfillRange slice) {
        Rows.Read read = rows.read(() -> list.page(slice));
        StripePage page = read.page();
        if (!page.hasMore() || page.data().isEmpty()) {
            return new BackfillPage(read.items(), null);
        }
        BackfillRange rest = CreatedSlices.rest(slice, page.data());
        return new BackfillPage(read.items(), rest, list.division(rest, page.data()));
    }
}
