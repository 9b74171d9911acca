package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.NestedList;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.client.StripeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an event of a parent did to the list below it. The event does not tell which entries changed, so that all of them
 * are given, to be emitted if they did; those that are not in the list any more are deleted.
 *
 * @param below where the lists are, if the event does not carry the whole list
 */
record ChangesBelow(StripeStream stream, StripeRecords records, ListBelow below) {
    /**
     * @param isLast whether it is the last event of its parent that is known: only then the list is read
     */
    List<StreamItem> items(Change change, boolean isLast) {
        StripeEvent event = change.event();
        String attribute = stream.below().attribute();
        if (attribute != null && !event.previousAttributes().contains(attribute)) {
            return List.of();
        }
        Optional<NestedList> carried = carried(event.objectJson());
        List<StreamItem> items = new ArrayList<>();
        if (change.operation() == Operation.DELETE) {
            carried.map(NestedList::data)
                    .orElse(List.of())
                    .forEach(entry -> items.add(carried(change, entry, Operation.DELETE)));
            return items;
        }
        if (carried.isPresent() && !carried.get().hasMore()) {
            carried.get().data().forEach(entry -> items.add(carried(change, entry, Operation.UPDATE)));
            removed(event, carried.get().data()).forEach(entry -> items.add(carried(change, entry, Operation.DELETE)));
        } else if (isLast) {
            Instant askedAt = Instant.now();
            // If the parent is gone, its own deletion tells.
            List<StripeObject> all =
                    below.allAfter(event.objectId(), null, Priority.LIVE).orElse(List.of());
            all.forEach(entry ->
                    items.add(records.changedBelow(change, entry, Operation.UPDATE, askedAt, records.apiVersion())));
            removed(event, all).forEach(entry -> items.add(carried(change, entry, Operation.DELETE)));
        }
        return items;
    }

    private Optional<NestedList> carried(String parentJson) {
        String field = stream.below().field();
        return field == null || parentJson == null ? Optional.empty() : NestedList.in(parentJson, field);
    }

    private StreamItem carried(Change change, StripeObject entry, Operation operation) {
        return records.changedBelow(
                change, entry, operation, change.observedAt(), change.event().apiVersion());
    }

    /** The entries that were there before the event and are not any more. */
    private List<StripeObject> removed(StripeEvent event, List<StripeObject> left) {
        Set<String> ids = left.stream().map(StripeObject::id).collect(Collectors.toSet());
        return carried(event.previousAttributesJson()).map(NestedList::data).orElse(List.of()).stream()
                .filter(entry -> !ids.contains(entry.id()))
                .toList();
    }
}
