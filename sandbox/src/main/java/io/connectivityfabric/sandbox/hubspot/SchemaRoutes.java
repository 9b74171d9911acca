package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.List;

/** The definitions of custom objects. */
final class SchemaRoutes {
    private SchemaRoutes() {}

    static void addTo(Routes routes) {
        routes.add(Family.SCHEMAS, "GET /schemas", SchemaRoutes::list)
                .add(
                        Family.SCHEMAS,
                        "POST /schemas",
                        call -> shown(201, call.portal().schemas().create(call.body())))
                .add(Family.SCHEMAS, "POST /schemas/batch/read", SchemaRoutes::readBatch)
                .add(
                        Family.SCHEMAS,
                        "GET /schemas/:type",
                        call -> shown(200, call.portal().schemas().schema(call.path("type"))))
                .add(
                        Family.SCHEMAS,
                        "PATCH /schemas/:type",
                        call -> shown(200, call.portal().schemas().change(call.path("type"), call.body())))
                .add(Family.SCHEMAS, "DELETE /schemas/:type", call -> {
                    call.portal().schemas().delete(call.path("type"));
                    return ApiResponse.noContent();
                });
    }

    private static ApiResponse list(Call call) {
        boolean withProperties = !"false".equals(call.query("includePropertyDefinitions"));
        return listed(call.portal().schemas().all(call.flag("archived")), withProperties);
    }

    private static ApiResponse readBatch(Call call) {
        ObjectNode body = call.body();
        List<Schema> asked = BatchInputs.of(body, BatchInputs.MAX).stream()
                .map(input -> call.portal().schemas().schema(input.asText()))
                .toList();
        return listed(asked, body.path("includePropertyDefinitions").asBoolean(true));
    }

    private static ApiResponse listed(List<Schema> schemas, boolean withProperties) {
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        schemas.forEach(s -> results.add(s.json(withProperties)));
        return ApiResponse.json(200, Json.bytes(json), results.size());
    }

    private static ApiResponse shown(int status, Schema schema) {
        return ApiResponse.json(status, Json.bytes(schema.json(true)), 1);
    }
}
