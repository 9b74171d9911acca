package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.List;

/**
 * A property of contacts.
 *
 * @param number its place in the portal's catalog; contacts keep their values by it
 * @param type string, number, date, datetime, enumeration, bool, phone_number
 * @param options the values an enumeration takes; empty for other types
 * @param unique whether no two contacts may share a value
 * @param hubspotDefined whether it came with the portal
 * @param readOnly whether its values are set by HubSpot alone
 */
record Property(
        short number,
        String name,
        String label,
        String description,
        String groupName,
        String type,
        String fieldType,
        List<Option> options,
        boolean unique,
        boolean hubspotDefined,
        boolean readOnly,
        String createdAt) {

    /** A value of an enumeration. */
    record Option(String value, String label) {}

    boolean isMultiple() {
        return fieldType.equals("checkbox");
    }

    boolean hasOption(String value) {
        return options.stream().anyMatch(o -> o.value().equals(value));
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("createdAt", createdAt);
        json.put("updatedAt", createdAt);
        json.put("name", name);
        json.put("label", label);
        json.put("type", type);
        json.put("fieldType", fieldType);
        json.put("description", description);
        json.put("groupName", groupName);
        ArrayNode all = json.putArray("options");
        for (int i = 0; i < options.size(); i++) {
            ObjectNode option = all.addObject();
            option.put("label", options.get(i).label());
            option.put("value", options.get(i).value());
            option.put("displayOrder", i);
            option.put("hidden", false);
        }
        json.put("displayOrder", -1);
        json.put("calculated", false);
        json.put("externalOptions", false);
        json.put("archived", false);
        json.put("hasUniqueValue", unique);
        json.put("hidden", false);
        json.put("hubspotDefined", hubspotDefined);
        ObjectNode modification = json.putObject("modificationMetadata");
        modification.put("archivable", !hubspotDefined);
        modification.put("readOnlyDefinition", hubspotDefined);
        modification.put("readOnlyOptions", hubspotDefined);
        modification.put("readOnlyValue", readOnly);
        json.put("formField", !readOnly);
        json.put("dataSensitivity", "non_sensitive");
        return json;
    }
}
