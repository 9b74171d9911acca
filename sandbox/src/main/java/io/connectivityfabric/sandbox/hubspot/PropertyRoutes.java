package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Instant;

/** The definitions of contact properties. */
final class PropertyRoutes {
    private PropertyRoutes() {}

    /** Archived and sensitive properties have lists of their own, which are empty here. */
    static ApiResponse list(Portal portal, ApiRequest request) {
        boolean others = request.query().stream()
                .anyMatch(p -> (p.name().equals("archived") && p.value().equals("true"))
                        || (p.name().equals("dataSensitivity") && !p.value().equals("non_sensitive")));
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        if (!others) {
            portal.catalog().all().forEach(p -> results.add(p.json()));
        }
        return ApiResponse.json(200, Json.bytes(json), results.size());
    }

    static ApiResponse create(Portal portal, ObjectNode body) {
        Property created = portal.catalog()
                .create(body, Instant.ofEpochMilli(portal.clock().millis()));
        return ApiResponse.json(201, Json.bytes(created.json()), 1);
    }

    static ApiResponse show(Portal portal, String name) {
        Property property = portal.catalog()
                .find(name)
                .orElseThrow(() -> HubSpotException.notFound("Property " + name + " does not exist"));
        return ApiResponse.json(200, Json.bytes(property.json()), 1);
    }
}
