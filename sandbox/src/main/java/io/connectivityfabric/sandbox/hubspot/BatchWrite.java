package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Writing contacts in batches. If each input has its own objectWriteTraceId, good inputs are written and the answer is a
 * 207 that names the bad ones; if not, one bad input refuses the batch.
 */
final class BatchWrite {
    private BatchWrite() {}

    static ApiResponse create(Portal portal, ContactJson json, ObjectNode body) {
        List<JsonNode> inputs = BatchInputs.of(body);
        return write(
                portal,
                json,
                inputs,
                201,
                (w, input) -> new Written(w.create(input.path("properties")), true, false, BatchInputs.traceId(input)));
    }

    static ApiResponse update(Portal portal, ContactJson json, ObjectNode body) {
        List<JsonNode> inputs = BatchInputs.of(body);
        inputs.forEach(i -> IdProperty.requireUnique(portal.catalog(), idProperty(i), false));
        BatchInputs.refuseDuplicateIds(inputs);
        return write(portal, json, inputs, 200, (w, input) -> {
            ContactState before = found(portal, input)
                    .orElseThrow(() -> HubSpotException.rowsNotFound(List.of(BatchInputs.id(input))));
            return new Written(w.update(before, input.path("properties")), false, false, BatchInputs.traceId(input));
        });
    }

    static ApiResponse upsert(Portal portal, ContactJson json, ObjectNode body) {
        List<JsonNode> inputs = BatchInputs.of(body);
        inputs.forEach(i -> IdProperty.requireUnique(portal.catalog(), idProperty(i), true));
        BatchInputs.refuseDuplicateIds(inputs);
        return write(portal, json, inputs, 200, (w, input) -> {
            Optional<ContactState> before = found(portal, input);
            if (before.isPresent()) {
                ContactState after = w.update(before.get(), input.path("properties"));
                return new Written(after, false, true, BatchInputs.traceId(input));
            }
            String idProperty = idProperty(input);
            if (idProperty == null || idProperty.equals(DefaultProperties.ID)) {
                throw HubSpotException.rowsNotFound(List.of(BatchInputs.id(input)));
            }
            if (!(input.path("properties").deepCopy() instanceof ObjectNode properties)) {
                throw HubSpotException.invalid("Invalid input JSON: 'properties' must be an object");
            }
            if (!properties.has(idProperty)) {
                properties.put(idProperty, BatchInputs.id(input));
            }
            return new Written(w.create(properties), true, true, BatchInputs.traceId(input));
        });
    }

    static ApiResponse archive(Portal portal, ObjectNode body) {
        List<JsonNode> inputs = BatchInputs.of(body);
        portal.write(w -> {
            inputs.forEach(input -> portal.found(BatchInputs.id(input), null)
                    .filter(c -> !c.archived())
                    .ifPresent(w::archive));
            return null;
        });
        return ApiResponse.noContent();
    }

    private static String idProperty(JsonNode input) {
        return input.path("idProperty").asText(null);
    }

    private static Optional<ContactState> found(Portal portal, JsonNode input) {
        return portal.found(BatchInputs.id(input), idProperty(input)).filter(c -> !c.archived());
    }

    private static ApiResponse write(
            Portal portal,
            ContactJson json,
            List<JsonNode> inputs,
            int status,
            BiFunction<ContactWrites, JsonNode, Written> row) {
        boolean each = BatchInputs.traceable(inputs);
        BatchAnswer answer = new BatchAnswer(portal.clock().millis());
        portal.write(writes -> {
            for (JsonNode input : inputs) {
                try {
                    Written written = portal.row(w -> row.apply(w, input));
                    answer.result(rendered(portal, json, written, input));
                } catch (HubSpotException e) {
                    // Records that are not there never refuse a batch.
                    if (!each && !e.isNotFound()) {
                        throw e;
                    }
                    answer.error(e.row(BatchInputs.traceId(input)));
                }
            }
            return null;
        });
        return answer.response(status, portal.clock().millis());
    }

    /** New contacts show all their values, others what was written. */
    private static byte[] rendered(Portal portal, ContactJson json, Written written, JsonNode input) {
        PropertySet properties;
        if (written.created()) {
            properties = portal.catalog().everything();
        } else {
            List<String> names = new ArrayList<>();
            input.path("properties").fieldNames().forEachRemaining(names::add);
            properties = portal.catalog().set(names);
        }
        JsonBuffer out = new JsonBuffer(1024);
        json.put(written, properties, out);
        return out.toBytes();
    }
}
