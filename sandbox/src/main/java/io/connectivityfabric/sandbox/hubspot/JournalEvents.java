package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.hubspot.Change.OfAssociation;
import io.connectivityfabric.sandbox.hubspot.Change.OfMerge;
import io.connectivityfabric.sandbox.hubspot.Change.OfObject;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes as the journal tells of them, to those who have subscribed to them. */
final class JournalEvents {
    private final long portalId;

    JournalEvents(long portalId) {
        this.portalId = portalId;
    }

    List<ObjectNode> events(List<Change> changes, List<JournalSubscription> subscriptions) {
        List<ObjectNode> events = new ArrayList<>();
        for (Change change : changes) {
            for (JournalSubscription subscription : subscriptions) {
                event(change, subscription).ifPresent(events::add);
            }
        }
        return events;
    }

    private Optional<ObjectNode> event(Change change, JournalSubscription subscription) {
        if (change instanceof OfObject object) {
            return of(object, subscription);
        }
        if (change instanceof OfMerge merge) {
            return of(merge, subscription);
        }
        if (change instanceof OfAssociation association) {
            return of(association, subscription);
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> of(OfObject change, JournalSubscription subscription) {
        String action = switch (change.action()) {
            case CREATE, UPDATE, DELETE, RESTORE, GDPR_DELETE -> change.action().name();
            case RECALCULATE, MERGE -> null;
        };
        String typeId = change.store().type().id();
        boolean privacy = change.action() == Change.Action.GDPR_DELETE;
        long id = change.after().id();
        if (action == null || !subscription.wants(privacy ? "GDPR_PRIVACY_DELETION" : "OBJECT", action, typeId, id)) {
            return Optional.empty();
        }
        ObjectNode event = event(privacy ? "gdprPrivacyDeletion" : "crmObject", action, typeId, id, change.at());
        if (action.equals("CREATE") || action.equals("UPDATE")) {
            ObjectNode changes = changes(change, subscription);
            if (changes.isEmpty() && action.equals("UPDATE")) {
                return Optional.empty();
            }
            event.set("propertyChanges", changes);
        }
        return Optional.of(event);
    }

    private static ObjectNode changes(OfObject change, JournalSubscription subscription) {
        SortedMap<Short, String> before = change.before() == null
                ? new TreeMap<>()
                : change.before().values().toMap();
        ObjectNode changes = Json.object();
        change.after().values().toMap().forEach((number, value) -> {
            String name = change.store().catalog().get(number).name();
            if (!Objects.equals(before.get(number), value) && subscription.wantsProperty(name)) {
                changes.put(name, value);
            }
        });
        return changes;
    }

    private Optional<ObjectNode> of(OfMerge change, JournalSubscription subscription) {
        String typeId = change.store().type().id();
        if (!subscription.wants("OBJECT", "MERGE", typeId, change.primary())) {
            return Optional.empty();
        }
        ObjectNode event = event("crmObject", "MERGE", typeId, change.primary(), change.at());
        event.put("primaryObjectId", change.primary());
        event.putArray("mergedObjectIds").add(change.other());
        event.put("newObjectId", change.after().id());
        return Optional.of(event);
    }

    private Optional<ObjectNode> of(OfAssociation change, JournalSubscription subscription) {
        String action = change.added() ? "ASSOCIATION_ADDED" : "ASSOCIATION_REMOVED";
        String typeId = change.from().type().id();
        String otherId = change.to().type().id();
        if (!subscription.wants("ASSOCIATION", action, typeId, change.fromId())
                || !subscription.wantsAssociated(otherId)) {
            return Optional.empty();
        }
        ObjectNode event = event("association", action, typeId, change.fromId(), change.at());
        event.put("associatedObjectTypeId", otherId);
        event.put("associatedObjectId", change.toId());
        event.put("associationType", change.types().get(0).name());
        change.types().forEach(t -> event.withArray("associationTypeIds").add(t.id()));
        return Optional.of(event);
    }

    private ObjectNode event(String type, String action, String typeId, long id, long at) {
        return Json.object()
                .put("type", type)
                .put("portalId", portalId)
                .put("occurredAt", Instant.ofEpochMilli(at).toString())
                .put("action", action)
                .put("objectTypeId", typeId)
                .put("objectId", id);
    }
}
