package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.NestedLists.Whole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is emitted of a stream's changes.
 *
 * @param below for the events of a parent; null if the stream has none
 * @param atOnce to make the calls with that it takes
 */
record ChangeItems(
        StripeStream stream,
        StripeRecords records,
        NestedLists nested,
        Rereading rereading,
        ChangesBelow below,
        AtOnce atOnce)
        implements Function<List<Change>, List<StreamItem>> {

    @Override
    public List<StreamItem> apply(List<Change> oldestFirst) {
        Map<String, Change> last = new HashMap<>();
        oldestFirst.forEach(change -> last.put(change.event().objectId(), change));
        return atOnce
                .each(
                        oldestFirst,
                        change -> items(change, last.get(change.event().objectId()) == change))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<StreamItem> items(Change change, boolean isLast) {
        return change.ofParent()
                ? below.items(change, isLast)
                : own(change, isLast).stream().toList();
    }

    /** Empty if the object will be read again for a later change. */
    private Optional<StreamItem> own(Change change, boolean isLast) {
        if (change.operation() != Operation.DELETE && rereading.isDue(change)) {
            if (!isLast) {
                return Optional.empty();
            }
            Whole asInEvent = new Whole(change.event().objectJson(), List.of());
            Optional<StreamItem> now =
                    rereading.now(records.changed(change, asInEvent).record());
            if (now.isPresent()) {
                return now;
            }
            // It has been deleted: the event has the last state that is left.
        }
        return Optional.of(records.changed(change, whole(change)));
    }

    private Whole whole(Change change) {
        StripeEvent event = change.event();
        if (stream.nested().isEmpty() || change.operation() == Operation.DELETE) {
            return new Whole(event.objectJson(), List.of());
        }
        return nested.complete(StripeObject.parse(event.objectJson(), stream.noted()), Priority.LIVE);
    }
}
