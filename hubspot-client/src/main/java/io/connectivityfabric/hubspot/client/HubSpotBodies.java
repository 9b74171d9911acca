package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the bodies of requests. */
final class HubSpotBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HubSpotBodies() {}

    static byte[] search(HubSpotSearch search) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode groups = body.putArray("filterGroups");
        for (List<HubSpotSearch.Filter> group : search.groups()) {
            ArrayNode filters = groups.addObject().putArray("filters");
            group.forEach(filter -> filter(filter, filters.addObject()));
        }
        ArrayNode sorts = body.putArray("sorts");
        for (HubSpotSearch.Sort sort : search.sorts()) {
            sorts.addObject()
                    .put("propertyName", sort.property())
                    .put("direction", sort.ascending() ? "ASCENDING" : "DESCENDING");
        }
        texts(search.properties(), body.putArray("properties"));
        body.put("limit", search.limit());
        if (search.after() != null) {
            body.put("after", search.after());
        }
        return bytes(body);
    }

    private static void filter(HubSpotSearch.Filter filter, ObjectNode node) {
        node.put("propertyName", filter.property());
        node.put("operator", filter.operator().name());
        if (filter.value() != null) {
            node.put("value", filter.value());
        }
        if (filter.highValue() != null) {
            node.put("highValue", filter.highValue());
        }
        if (filter.values() != null) {
            texts(filter.values(), node.putArray("values"));
        }
    }

    static byte[] batchRead(String idProperty, List<String> ids, List<String> properties) {
        ObjectNode body = JSON.createObjectNode();
        if (idProperty != null) {
            body.put("idProperty", idProperty);
        }
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        texts(properties, body.putArray("properties"));
        return bytes(body);
    }

    /**
     * @param idProperty what the ids are values of, null for record ids
     */
    static byte[] batchWrite(String idProperty, List<BatchInput> inputs) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode array = body.putArray("inputs");
        for (BatchInput input : inputs) {
            ObjectNode node = array.addObject();
            if (input.id() != null) {
                node.put("id", input.id());
            }
            if (idProperty != null) {
                node.put("idProperty", idProperty);
            }
            node.put("objectWriteTraceId", input.traceId());
            ObjectNode properties = node.putObject("properties");
            input.properties().forEach(properties::put);
        }
        return bytes(body);
    }

    static byte[] property(HubSpotProperty property) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", property.name())
                .put("label", property.label())
                .put("description", property.description())
                .put("groupName", property.groupName())
                .put("type", property.type())
                .put("fieldType", property.fieldType())
                .put("hasUniqueValue", property.unique());
        return bytes(body);
    }

    private static void texts(List<String> values, ArrayNode array) {
        values.forEach(array::add);
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("A tree can always be written", e);
        }
    }
}
