package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request to an operation, by a caller who may. */
record Call(Caller caller, ApiRequest request, String version, Map<String, String> variables) {

    Portal portal() {
        return caller.portal();
    }

    /** What stands for a placeholder of the path. */
    String path(String variable) {
        return variables.get(variable);
    }

    boolean isV3() {
        return version.equals("v3");
    }

    /** The records of the type that the path names. */
    ObjectStore store() {
        return store("type");
    }

    ObjectStore store(String variable) {
        return portal().crm().store(path(variable), isV3());
    }

    /** Null if it is not there. */
    String query(String name) {
        return request.query().stream()
                .filter(p -> p.name().equals(name))
                .map(ApiRequest.Pair::value)
                .findFirst()
                .orElse(null);
    }

    boolean flag(String name) {
        return "true".equals(query(name));
    }

    /** One list with commas, or the parameter several times. */
    List<String> queryList(String parameter) {
        List<String> names = new ArrayList<>();
        for (ApiRequest.Pair pair : request.query()) {
            if (pair.name().equals(parameter)) {
                for (String name : pair.value().split(",", -1)) {
                    if (!name.isBlank()) {
                        names.add(name.strip());
                    }
                }
            }
        }
        return names;
    }

    /** How many things a page shall have. */
    int limit(int usual, int max) {
        String text = query("limit");
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw HubSpotException.invalid("Invalid limit '" + text + "': it must be a positive integer");
        }
        int limit = Integer.parseInt(text);
        if (limit > max) {
            throw HubSpotException.invalid("Invalid limit '" + text + "': it must be at most " + max);
        }
        return limit;
    }

    ArrayNode array() {
        checkContentType();
        return Json.foreignArray(request.body())
                .orElseThrow(() -> HubSpotException.invalid("Invalid input JSON: the body must be one JSON array"));
    }

    ObjectNode body() {
        checkContentType();
        return Json.foreignObject(request.body())
                .orElseThrow(() -> HubSpotException.invalid(
                        "Invalid input JSON on line 1, column 1: the body must be one JSON object"));
    }

    private void checkContentType() {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw HubSpotException.unsupportedMediaType();
        }
    }
}
