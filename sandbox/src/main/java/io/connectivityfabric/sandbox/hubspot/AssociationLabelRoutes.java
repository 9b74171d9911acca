package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.List;

/** The ways in which two types can be associated, and a portal's own labels for them. */
final class AssociationLabelRoutes {
    private AssociationLabelRoutes() {}

    static void addTo(Routes routes) {
        for (Family family : List.of(Family.ASSOCIATIONS, Family.ASSOCIATION_LABELS)) {
            routes.add(family, "GET /:type/:to/labels", Quota.DAY, AssociationLabelRoutes::list)
                    .add(family, "POST /:type/:to/labels", Quota.DAY, AssociationLabelRoutes::create)
                    .add(family, "DELETE /:type/:to/labels/:id", Quota.DAY, AssociationLabelRoutes::delete);
        }
    }

    private static ApiResponse list(Call call) {
        return listed(call.portal()
                .crm()
                .associations()
                .types()
                .between(call.store().type(), call.store("to").type()));
    }

    private static ApiResponse create(Call call) {
        ObjectNode body = call.body();
        return listed(call.portal()
                .crm()
                .associations()
                .types()
                .create(
                        call.store().type(),
                        call.store("to").type(),
                        PropertyInput.name(body),
                        PropertyInput.required(body, "label"),
                        body.path("inverseLabel").asText(null)));
    }

    private static ApiResponse delete(Call call) {
        String id = call.path("id");
        if (!id.matches("\\d{1,9}")) {
            throw HubSpotException.invalid("'" + id + "' is no association type");
        }
        call.portal()
                .crm()
                .associations()
                .types()
                .delete(call.store().type(), call.store("to").type(), Integer.parseInt(id));
        return ApiResponse.noContent();
    }

    private static ApiResponse listed(List<AssociationType> types) {
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        types.forEach(t -> results.add(AssociationJson.type(t)));
        return ApiResponse.json(200, Json.bytes(json), results.size());
    }
}
