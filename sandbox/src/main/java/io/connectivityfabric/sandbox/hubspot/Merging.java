package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.Change.Action;
import io.connectivityfabric.sandbox.hubspot.Change.OfMerge;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges two records into a third (developers.hubspot.com, changelog, "Updated merge functionality for contacts and
 * companies"): it has a new id to which both old ones lead, the primary record's values, and the other's where the
 * primary has none. For use in a unit of work.
 */
final class Merging {
    private final Crm crm;
    private final ObjectStore store;

    Merging(Crm crm, ObjectStore store) {
        this.crm = crm;
        this.store = store;
    }

    ObjectState merge(String primaryId, String otherId) {
        if (!store.type().mergeable()) {
            throw HubSpotException.wrongMethod();
        }
        ObjectState primary = store.existing(primaryId);
        ObjectState other = store.existing(otherId);
        if (primary.id() == other.id()) {
            throw HubSpotException.invalid("A record cannot be merged with itself: " + primaryId);
        }
        SortedMap<Short, String> values = values(primary, other);
        store.writes().remove(primary, Action.MERGE);
        store.writes().remove(other, Action.MERGE);
        ObjectState merged = store.writes().append(values, Math.min(primary.created(), other.created()), Action.MERGE);
        store.table().lead(primary.id(), merged.id());
        store.table().lead(other.id(), merged.id());
        crm.associations().move(store, primary.id(), merged.id());
        crm.associations().move(store, other.id(), merged.id());
        crm.work()
                .tell(new OfMerge(
                        store, primary.id(), other.id(), merged, crm.work().now()));
        return store.table().byId(merged.id()).orElseThrow();
    }

    private SortedMap<Short, String> values(ObjectState primary, ObjectState other) {
        SortedMap<Short, String> values = other.values().toMap();
        primary.values().toMap().forEach((number, value) -> {
            if (!value.isEmpty() || !values.containsKey(number)) {
                values.put(number, value);
            }
        });
        put(values, ObjectType.MERGED, joined(primary, other, ObjectType.MERGED, primary.id() + ";" + other.id()));
        if (store.type().name().equals("contacts")) {
            long now = crm.work().now();
            put(
                    values,
                    "hs_calculated_merged_vids",
                    joined(
                            primary,
                            other,
                            "hs_calculated_merged_vids",
                            primary.id() + ":" + now + ";" + other.id() + ":" + now));
            String own = values.get(store.catalog().get("email").number());
            String more = joined(primary, other, "hs_additional_emails", value(other, "email"));
            String without = Stream.of(more.split(";"))
                    .filter(e -> !e.isEmpty() && !e.equals(own))
                    .distinct()
                    .collect(Collectors.joining(";"));
            if (!without.isEmpty()) {
                put(values, "hs_additional_emails", without);
            }
        }
        return values;
    }

    private String joined(ObjectState primary, ObjectState other, String property, String more) {
        return Stream.of(value(primary, property), value(other, property), more)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.joining(";"));
    }

    private String value(ObjectState record, String property) {
        String value = record.value(store.catalog().get(property));
        return value == null ? "" : value;
    }

    private void put(SortedMap<Short, String> values, String property, String value) {
        values.put(store.catalog().get(property).number(), value);
    }
}
