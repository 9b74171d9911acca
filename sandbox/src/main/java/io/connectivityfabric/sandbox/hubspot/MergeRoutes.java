package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.Change.Action;

/** Merging two records, and deleting one so that nothing of it is left. */
final class MergeRoutes {
    private MergeRoutes() {}

    static void addTo(Routes routes) {
        routes.add(Family.OBJECTS, "POST /:type/merge", MergeRoutes::merge)
                .add(Family.OBJECTS, "POST /:type/gdpr-delete", MergeRoutes::forget);
    }

    private static ApiResponse merge(Call call) {
        ObjectStore store = ObjectRoutes.writable(call);
        ObjectNode body = call.body();
        String primary = PropertyInput.required(body, "primaryObjectId");
        String other = PropertyInput.required(body, "objectIdToMerge");
        Crm crm = call.portal().crm();
        ObjectState merged = crm.work().run(() -> new Merging(crm, store).merge(primary, other));
        return ApiResponse.json(
                200, ObjectJson.of(call).bytes(merged, View.of(store.catalog().everything())), 1);
    }

    /** What is not there is not complained of; an unknown e-mail address would be kept from ever being one's. */
    private static ApiResponse forget(Call call) {
        ObjectStore store = ObjectRoutes.writable(call);
        if (!store.type().name().equals("contacts")) {
            throw HubSpotException.wrongMethod();
        }
        ObjectNode body = call.body();
        String id = PropertyInput.required(body, "objectId");
        String idProperty = body.path("idProperty").asText(null);
        IdProperty.requireUnique(store.catalog(), idProperty, true);
        call.portal().crm().work().run(() -> {
            store.found(id, idProperty).ifPresent(r -> store.writes().remove(r, Action.GDPR_DELETE));
            return null;
        });
        return ApiResponse.noContent();
    }
}
