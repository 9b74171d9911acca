package io.connectivityfabric.stripe.source;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeObject;
import java.util.List;
import java.util.Optional;

/**
 * The stream whose objects an event is about.
 *
 * @param operation what the event did to its object
 */
public record EventStream(String name, Operation operation) {
    /** The stream of all events, as the polling connector has it too. */
    public static final String EVENTS = StripeStreams.EVENTS;

    /** Empty if the event is about no object of any stream. */
    public static Optional<EventStream> of(String eventType, String objectType) {
        return StripeStreams.all().stream()
                .flatMap(
                        stream -> stream
                                .operation(eventType, objectType)
                                .map(operation -> new EventStream(stream.name(), operation))
                                .stream())
                .findFirst();
    }

    /** The lists within an object of the stream of which Stripe left out a part. */
    public List<String> cutLists(String objectJson) {
        StripeStream stream = StripeStreams.named(name);
        if (stream.nested().isEmpty()) {
            return List.of();
        }
        StripeObject object = StripeObject.parse(objectJson, stream.noted());
        return stream.nested().keySet().stream()
                .filter(field -> "true".equals(object.noted().get(field + ".has_more")))
                .sorted()
                .toList();
    }
}
