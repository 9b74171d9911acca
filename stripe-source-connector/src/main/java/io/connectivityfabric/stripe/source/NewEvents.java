package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.source.CreatedFeed.Picked;
import io.connectivityfabric.stripe.source.SharedWindow.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which events are news to a stream.
 *
 * @param parent of the stream; null if it has none
 * @param items what to emit of changes, which are given oldest first
 */
record NewEvents(StripeStream stream, StripeStream parent, Function<List<Change>, List<StreamItem>> items)
        implements CreatedFeed.Pick {
    private static final String TYPE = "type";
    private static final String OBJECT_TYPE = "data.object.object";

    /** The fields of an event that tell which streams it is about. */
    static final Set<String> NOTED = Set.of(TYPE, OBJECT_TYPE, "api_version");

    /**
     * An event that turned up only after a later one of its object was emitted is done, but nothing is emitted of it any
     * more: it would take the object back.
     */
    @Override
    public Picked of(List<Found> oldestFirst, FeedPosition position) {
        List<Change> changes = SameSecond.inOrder(
                oldestFirst.stream().flatMap(found -> change(found).stream()).toList());
        List<Change> emitted = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        Set<String> emittedLater = new HashSet<>();
        List<Change> newestFirst = new ArrayList<>(changes);
        Collections.reverse(newestFirst);
        for (Change change : newestFirst) {
            Mark mark = new Mark(change.event().created(), change.event().id());
            if (position.isDone(mark)) {
                emittedLater.add(change.event().objectId());
            } else {
                marks.add(mark);
                if (change.disputed() || !emittedLater.contains(change.event().objectId())) {
                    emitted.add(change);
                }
            }
        }
        Collections.reverse(emitted);
        return new Picked(items.apply(emitted), marks);
    }

    private Optional<Change> change(Found found) {
        String type = found.row().noted().get(TYPE);
        String objectType = found.row().noted().get(OBJECT_TYPE);
        Optional<Operation> own = stream.operation(type, objectType);
        if (own.isPresent()) {
            return Optional.of(change(found, own.get(), false));
        }
        if (parent == null || !stream.below().events().contains(type)) {
            return Optional.empty();
        }
        return parent.operation(type, objectType).map(operation -> change(found, operation, true));
    }

    private static Change change(Found found, Operation operation, boolean ofParent) {
        return new Change(StripeEvent.of(found.row()), operation, ofParent, found.observedAt(), false);
    }
}
