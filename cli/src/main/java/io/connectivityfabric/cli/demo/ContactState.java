package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What of a HubSpot contact can be compared: a reader gets the properties that it asks for, while the sandbox tells all. A
 * property without a value is as good as one that is not there.
 */
final class ContactState {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** Of a contact as a connector read it. */
    long ofRead(JsonNode contact) {
        for (Map.Entry<String, JsonNode> property : contact.path("properties").properties()) {
            asked.add(property.getKey());
        }
        return Fingerprint.of(comparable(contact));
    }

    /** Of a contact as the sandbox holds it. */
    long ofHeld(JsonNode contact) {
        return Fingerprint.of(comparable(contact));
    }

    /** The contact with those properties alone that the connector asked for. */
    ObjectNode comparable(JsonNode contact) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"id", "createdAt", "updatedAt", "archived"}) {
            result.set(name, contact.path(name));
        }
        ObjectNode properties = result.putObject("properties");
        for (Map.Entry<String, JsonNode> property : contact.path("properties").properties()) {
            if (asked.contains(property.getKey()) && !property.getValue().isNull()) {
                properties.set(property.getKey(), property.getValue());
            }
        }
        return result;
    }
}
