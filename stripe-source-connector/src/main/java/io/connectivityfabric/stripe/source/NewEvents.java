package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.source.EventWindow.Events;
import io.connectivityfabric.stripe.source.EventWindow.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is new to a stream in a window of events.
 *
 * @param emitted the changes to emit, oldest first
 * @param marks of all changes that are new. One that turned up only after a later change of its object was emitted is among
 *     these, but is not emitted any more: it would take the object back. Many events share a second, so that this is told by
 *     their place in Stripe's list.
 */
record NewEvents(List<Change> emitted, List<Mark> marks) {
    /**
     * An event of the stream.
     *
     * @param observedAt when the request that read it was sent
     */
    record Change(StripeEvent event, Operation operation, Instant observedAt) {}

    static NewEvents of(Events events, FeedPosition position, StripeStream stream) {
        List<Change> emitted = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        Set<String> emittedLater = new HashSet<>();
        List<Found> newestFirst = new ArrayList<>(events.events());
        Collections.reverse(newestFirst);
        for (Found found : newestFirst) {
            StripeEvent event = StripeEvent.of(found.event());
            Optional<Operation> operation = stream.operation(event.type(), event.objectType());
            if (operation.isEmpty()) {
                continue;
            }
            Mark mark = new Mark(event.created(), event.id());
            if (position.isDone(mark)) {
                emittedLater.add(event.objectId());
            } else {
                marks.add(mark);
                if (!emittedLater.contains(event.objectId())) {
                    emitted.add(new Change(event, operation.get(), found.observedAt()));
                }
            }
        }
        Collections.reverse(emitted);
        return new NewEvents(emitted, marks);
    }
}
