package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.json.Json;

/**
 * A property of a portal's records of one type.
 *
 * @param number its place in the catalog; records keep their values by it
 * @param archivedAt null if it is not archived
 */
record Property(
        short number,
        String name,
        String groupName,
        PropertyType type,
        String createdAt,
        String updatedAt,
        String archivedAt) {

    /** Whether it came with the portal. */
    boolean hubspotDefined() {
        return !type.custom();
    }

    boolean archived() {
        return archivedAt != null;
    }

    boolean isMultiple() {
        return type.fieldType().equals("checkbox");
    }

    /** The only kind of value that is looked at more closely. */
    boolean isEmail() {
        return name.equals("email") && hubspotDefined();
    }

    Property archived(String at) {
        return new Property(number, name, groupName, type, createdAt, updatedAt, at);
    }

    Property changed(String group, PropertyType definition, String at) {
        return new Property(number, name, group, definition, createdAt, at, archivedAt);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("createdAt", createdAt);
        json.put("updatedAt", updatedAt);
        if (archivedAt != null) {
            json.put("archivedAt", archivedAt);
        }
        json.put("name", name);
        json.put("label", type.label());
        json.put("type", type.type());
        json.put("fieldType", type.fieldType());
        json.put("description", type.description());
        json.put("groupName", groupName);
        ArrayNode all = json.putArray("options");
        for (int i = 0; i < type.options().size(); i++) {
            ObjectNode option = all.addObject();
            option.put("label", type.options().get(i).label());
            option.put("value", type.options().get(i).value());
            option.put("displayOrder", i);
            option.put("hidden", false);
        }
        json.put("displayOrder", -1);
        json.put("calculated", type.calculated());
        json.put("externalOptions", false);
        json.put("archived", archived());
        json.put("hasUniqueValue", type.unique());
        json.put("hidden", false);
        json.put("hubspotDefined", hubspotDefined());
        ObjectNode modification = json.putObject("modificationMetadata");
        modification.put("archivable", !hubspotDefined());
        modification.put("readOnlyDefinition", hubspotDefined());
        modification.put("readOnlyOptions", hubspotDefined());
        modification.put("readOnlyValue", type.readOnly());
        json.put("formField", !type.readOnly());
        json.put("dataSensitivity", type.sensitivity());
        return json;
    }
}
