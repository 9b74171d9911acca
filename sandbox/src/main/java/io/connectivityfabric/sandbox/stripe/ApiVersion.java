package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.List;
import java.util.Map;

/** A version of the API, such as {@code 2026-10-28.endive}: objects have the fields that it knows. */
record ApiVersion(String name) {
    private static final int DATE = "2026-10-28".length();

    /** The object as this version shows it. */
    byte[] shape(Resource resource, byte[] json) {
        if (resource.since().keySet().stream().allMatch(this::isSince)) {
            return json;
        }
        ObjectNode object = Json.ownObject(json);
        for (Map.Entry<String, List<String>> fields : resource.since().entrySet()) {
            if (!isSince(fields.getKey())) {
                fields.getValue().forEach(field -> drop(object, field));
            }
        }
        return Json.bytes(object);
    }

    private boolean isSince(String date) {
        return name.length() < DATE || name.substring(0, DATE).compareTo(date) >= 0;
    }

    private static void drop(ObjectNode object, String field) {
        int last = field.lastIndexOf('/');
        JsonNode holder = last == 0 ? object : object.at(field.substring(0, last));
        if (holder instanceof ObjectNode found) {
            found.remove(field.substring(last + 1));
        }
    }
}
