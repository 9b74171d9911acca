package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.CreatedFeed.Picked;
import io.connectivityfabric.stripe.source.SharedWindow.Found;
import java.util.ArrayList;
import java.util.List;

/** What is new at the newer end of a stream's own list. */
record NewRows(StripeRecords records, NestedLists nested) implements CreatedFeed.Pick {
    @Override
    public Picked of(List<Found> oldestFirst, FeedPosition position) {
        List<StreamItem> items = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Found found : oldestFirst) {
            StripeObject row = found.row();
            Mark mark = new Mark(row.created(), row.id());
            if (!position.isDone(mark)) {
                marks.add(mark);
                items.add(records.created(row, nested.complete(row, Priority.LIVE), found.observedAt()));
            }
        }
        return new Picked(items, marks);
    }
}
