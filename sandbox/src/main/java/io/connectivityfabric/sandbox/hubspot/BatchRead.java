package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading records by their ids. */
final class BatchRead {
    private BatchRead() {}

    static ApiResponse read(Call call) {
        ObjectStore store = call.store();
        ObjectNode body = call.body();
        boolean archived = call.flag("archived");
        String idProperty = body.path("idProperty").asText(null);
        IdProperty.requireUnique(store.catalog(), idProperty, true);
        List<String> history = texts(body.path("propertiesWithHistory"));
        Set<String> ids = new LinkedHashSet<>();
        BatchInputs.of(body, history.isEmpty() ? BatchInputs.MAX : ObjectRoutes.MAX_WITH_HISTORY)
                .forEach(input -> ids.add(BatchInputs.id(input)));
        View view = View.of(store, texts(body.path("properties")), history, List.of());
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        List<String> missing = new ArrayList<>();
        Map<Long, ObjectState> found = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<ObjectState> record = store.found(id, idProperty).filter(r -> r.archived() == archived);
            record.ifPresentOrElse(r -> found.put(r.id(), r), () -> missing.add(id));
        }
        ObjectJson json = ObjectJson.of(call);
        found.values().forEach(record -> answer.result(json.bytes(record, view)));
        if (!missing.isEmpty()) {
            answer.error(HubSpotException.rowsNotFound(store.type().singular(), missing)
                    .row(null));
        }
        return answer.response(200, call.portal().clock().millis());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
