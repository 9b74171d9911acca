package io.connectivityfabric.stripe.source;

import io.connectivityfabric.raw.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stream of Stripe's objects, as data: a block of {@code streams.yaml}, which explains the keys.
 *
 * @param name of the stream: "customers"
 * @param path of its list
 * @param query fixed parameters of its list
 * @param objects Stripe's names of its objects, as in their field {@code object}
 * @param created whether the list can be filtered by time of creation
 * @param core whether it is read by default
 * @param own whether the account that is read is one of the objects, and not in the list
 * @param events types of the events that carry its objects
 * @param deletes those of them that delete
 * @param follow whether new objects are found at the newest end of the list, and not by events
 * @param sweep why the whole list has to be read again now and then; null if it has not
 * @param nested fields that hold lists which Stripe cuts, and where the rest is
 * @param expand fields that are left out unless they are asked for
 * @param below the parent without which there is no list; or null
 * @param note what a user should know
 */
record StripeStream(
        String name,
        String path,
        Map<String, String> query,
        List<String> objects,
        boolean created,
        boolean core,
        boolean own,
        Set<String> events,
        Set<String> deletes,
        boolean follow,
        String sweep,
        Map<String, StripeList> nested,
        List<String> expand,
        Below below,
        String note) {

    /**
     * The parent of a stream.
     *
     * @param stream the name of its stream
     * @param field of the parent that carries the list, or its beginning; null if none does
     * @param events types of events of the parent that may have changed the list
     * @param attribute which must be among the attributes that such an event changed; null if any will do
     * @param reference the field of an object that names its parent; null if it is not needed
     */
    record Below(String stream, String field, Set<String> events, String attribute, String reference) {
        Below {
            events = events == null ? Set.of() : Set.copyOf(events);
        }
    }

    StripeStream {
        query = query == null ? Map.of() : Map.copyOf(query);
        objects = List.copyOf(objects);
        events = events == null ? Set.of() : Set.copyOf(events);
        deletes = deletes == null ? Set.of() : Set.copyOf(deletes);
        nested = nested == null ? Map.of() : Map.copyOf(nested);
        expand = expand == null ? List.of() : List.copyOf(expand);
    }

    /** Its list; below a parent, still without the parent's id. */
    StripeList list() {
        return new StripeList(path, query);
    }

    /** Whether some of its changes are events, its own or those of its parent. */
    boolean hasEvents() {
        return !events.isEmpty() || below != null && !below.events().isEmpty();
    }

    /** What an event means for this stream; empty if it is about something else. */
    Optional<Operation> operation(String eventType, String objectType) {
        if (!events.contains(eventType) || !objects.contains(objectType)) {
            return Optional.empty();
        }
        if (deletes.contains(eventType)) {
            return Optional.of(Operation.DELETE);
        }
        return Optional.of(eventType.endsWith(".created") ? Operation.CREATE : Operation.UPDATE);
    }

    /** The fields that have to be known of an object of its list besides those that every object has. */
    Set<String> noted() {
        Set<String> noted = new TreeSet<>();
        nested.keySet().forEach(field -> noted.add(field + ".has_more"));
        if (objects.contains("event")) {
            noted.add("api_version");
        }
        if (below != null && below.reference() != null) {
            noted.add(below.reference());
        }
        return noted;
    }

    /** A query for a page of the list that also asks for what is left out otherwise. */
    Map<String, String> expanded(Map<String, String> query) {
        Map<String, String> all = new HashMap<>(query);
        for (int i = 0; i < expand.size(); i++) {
            all.put("expand[" + i + "]", "data." + expand.get(i));
        }
        return all;
    }
}
