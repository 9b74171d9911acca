package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading contacts by their ids. */
final class BatchRead {
    private BatchRead() {}

    static ApiResponse read(Portal portal, ContactJson json, ApiRequest request, ObjectNode body) {
        boolean archived = ObjectRoutes.flag(request, "archived");
        String idProperty = body.path("idProperty").asText(null);
        IdProperty.requireUnique(portal.catalog(), idProperty, true);
        Set<String> ids = new LinkedHashSet<>();
        BatchInputs.of(body).forEach(input -> ids.add(BatchInputs.id(input)));
        List<String> asked = new ArrayList<>();
        body.path("properties").forEach(p -> asked.add(p.asText()));
        PropertySet properties = portal.catalog().set(asked);
        BatchAnswer answer = new BatchAnswer(portal.clock().millis());
        List<String> missing = new ArrayList<>();
        Map<Long, ContactState> found = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<ContactState> contact = portal.found(id, idProperty).filter(c -> c.archived() == archived);
            contact.ifPresentOrElse(c -> found.put(c.id(), c), () -> missing.add(id));
        }
        for (ContactState contact : found.values()) {
            JsonBuffer out = new JsonBuffer(1024);
            json.put(contact, properties, out);
            answer.result(out.toBytes());
        }
        if (!missing.isEmpty()) {
            answer.error(HubSpotException.rowsNotFound(missing).row(null));
        }
        return answer.response(200, portal.clock().millis());
    }
}
