package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.List;

/**
 * What a portal has said of a type of custom objects, besides its properties.
 *
 * @param name without the portal's prefix
 * @param archived whether the type was deleted
 */
record Schema(
        ObjectStore store,
        String name,
        String singular,
        String plural,
        String primary,
        List<String> required,
        List<String> searchable,
        List<String> secondary,
        String createdAt,
        String updatedAt,
        boolean archived) {

    Schema changed(JsonNode changes, String at) {
        return new Schema(
                store,
                name,
                changes.at("/labels/singular").asText(singular),
                changes.at("/labels/plural").asText(plural),
                changes.path("primaryDisplayProperty").asText(primary),
                changes.has("requiredProperties") ? Schemas.texts(changes.get("requiredProperties")) : required,
                changes.has("searchableProperties") ? Schemas.texts(changes.get("searchableProperties")) : searchable,
                changes.has("secondaryDisplayProperties")
                        ? Schemas.texts(changes.get("secondaryDisplayProperties"))
                        : secondary,
                createdAt,
                at,
                archived);
    }

    Schema deleted(String at) {
        return new Schema(store, name, singular, plural, primary, required, searchable, secondary, createdAt, at, true);
    }

    ObjectNode json(boolean withProperties) {
        ObjectNode json = Json.object();
        json.put("id", store.type().id().substring(2));
        json.put("objectTypeId", store.type().id());
        json.put("name", name);
        json.put("fullyQualifiedName", store.type().name());
        json.putObject("labels").put("singular", singular).put("plural", plural);
        json.put("primaryDisplayProperty", primary);
        json.set("requiredProperties", Json.MAPPER.valueToTree(required));
        json.set("searchableProperties", Json.MAPPER.valueToTree(searchable));
        json.set("secondaryDisplayProperties", Json.MAPPER.valueToTree(secondary));
        json.put("allowsSensitiveProperties", false);
        json.put("archived", archived);
        json.put("createdAt", createdAt);
        json.put("updatedAt", updatedAt);
        json.putArray("associations");
        if (withProperties) {
            store.catalog().all().forEach(p -> json.withArray("properties").add(p.json()));
        } else {
            json.putArray("properties");
        }
        return json;
    }
}
