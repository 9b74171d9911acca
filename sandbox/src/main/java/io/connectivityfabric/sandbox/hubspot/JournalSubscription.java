package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an app wants to see in a portal's journal. Empty lists of objects, properties and associated types mean all.
 *
 * @param type OBJECT, ASSOCIATION, GDPR_PRIVACY_DELETION or LIST_MEMBERSHIP
 */
record JournalSubscription(
        long id,
        String type,
        String objectTypeId,
        long portalId,
        List<String> actions,
        Set<Long> objectIds,
        Set<String> properties,
        Set<String> associatedTypeIds,
        Set<Long> listIds,
        String createdAt) {
    private static final Set<String> TYPES =
            Set.of("OBJECT", "ASSOCIATION", "GDPR_PRIVACY_DELETION", "LIST_MEMBERSHIP");
    private static final Set<String> ACTIONS = Set.of(
            "CREATE",
            "UPDATE",
            "DELETE",
            "MERGE",
            "RESTORE",
            "ASSOCIATION_ADDED",
            "ASSOCIATION_REMOVED",
            "SNAPSHOT",
            "ADDED_TO_LIST",
            "REMOVED_FROM_LIST",
            "GDPR_DELETE");

    static JournalSubscription of(long id, JsonNode json, String now) {
        String type = json.path("subscriptionType").asText("OBJECT");
        if (!TYPES.contains(type)) {
            throw HubSpotException.invalid("'" + type + "' is not a valid subscriptionType");
        }
        List<String> actions = Schemas.texts(json.path("actions"));
        if (actions.isEmpty() || !ACTIONS.containsAll(actions)) {
            throw HubSpotException.invalid("actions must be one or more of " + ACTIONS + ", not " + actions);
        }
        if (!type.equals("LIST_MEMBERSHIP")) {
            PropertyInput.required((ObjectNode) json, "objectTypeId");
        }
        return new JournalSubscription(
                id,
                type,
                json.path("objectTypeId").asText("0-45"),
                json.path("portalId").asLong(),
                actions,
                longs(json.path("objectIds")),
                Set.copyOf(Schemas.texts(json.path("properties"))),
                Set.copyOf(Schemas.texts(json.path("associatedObjectTypeIds"))),
                longs(json.path("listIds")),
                now);
    }

    private static Set<Long> longs(JsonNode list) {
        List<Long> numbers = new ArrayList<>();
        list.forEach(n -> numbers.add(n.asLong()));
        return Set.copyOf(numbers);
    }

    /** Whether both are about the same: a new one then takes the old one's place. */
    boolean isOfTheSame(JournalSubscription other) {
        return type.equals(other.type) && objectTypeId.equals(other.objectTypeId) && portalId == other.portalId;
    }

    boolean wants(String ofType, String action, String typeId, long objectId) {
        return type.equals(ofType)
                && actions.contains(action)
                && objectTypeId.equals(typeId)
                && (objectIds.isEmpty() || objectIds.contains(objectId));
    }

    boolean wantsProperty(String name) {
        return properties.isEmpty() || properties.contains(name);
    }

    boolean wantsAssociated(String typeId) {
        return associatedTypeIds.isEmpty() || associatedTypeIds.contains(typeId);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("appId", HubSpotApp.ID);
        json.put("subscriptionType", type);
        json.put("objectTypeId", objectTypeId);
        json.put("portalId", portalId);
        json.set("actions", Json.MAPPER.valueToTree(actions));
        json.set("objectIds", Json.MAPPER.valueToTree(objectIds));
        json.set("properties", Json.MAPPER.valueToTree(properties));
        json.set("associatedObjectTypeIds", Json.MAPPER.valueToTree(associatedTypeIds));
        json.set("listIds", Json.MAPPER.valueToTree(listIds));
        json.put("createdAt", createdAt);
        json.put("updatedAt", createdAt);
        return json;
    }
}
