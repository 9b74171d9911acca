package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writing records in batches. If each input has its own objectWriteTraceId, good inputs are written and the answer is a
 * 207 that names the bad ones; if not, one bad input refuses the batch.
 */
final class BatchWrite {
    private final Call call;
    private final ObjectStore store;
    private final List<JsonNode> inputs;

    private BatchWrite(Call call) {
        this.call = call;
        this.store = ObjectRoutes.writable(call);
        this.inputs = BatchInputs.of(call.body(), BatchInputs.MAX);
    }

    static ApiResponse create(Call call) {
        BatchWrite batch = new BatchWrite(call);
        return batch.write(201, batch::created);
    }

    static ApiResponse update(Call call) {
        BatchWrite batch = new BatchWrite(call);
        batch.checkIds(false);
        return batch.write(200, batch::updated);
    }

    static ApiResponse upsert(Call call) {
        BatchWrite batch = new BatchWrite(call);
        batch.checkIds(true);
        return batch.write(200, batch::upserted);
    }

    static ApiResponse archive(Call call) {
        BatchWrite batch = new BatchWrite(call);
        call.portal().crm().work().run(() -> {
            batch.inputs.forEach(input -> batch.store
                    .found(BatchInputs.id(input), null)
                    .filter(ObjectState::active)
                    .ifPresent(batch.store.writes()::archive));
            return null;
        });
        return ApiResponse.noContent();
    }

    private void checkIds(boolean email) {
        inputs.forEach(i -> IdProperty.requireUnique(store.catalog(), idProperty(i), email));
        BatchInputs.refuseDuplicateIds(inputs);
    }

    private Written created(JsonNode input) {
        ObjectState record = store.writes().create(input.path("properties"));
        ObjectRoutes.associate(call.portal().crm(), store, record, input.path("associations"));
        return new Written(record, true, false, BatchInputs.traceId(input));
    }

    private Written updated(JsonNode input) {
        ObjectState before = found(input)
                .orElseThrow(
                        () -> HubSpotException.rowsNotFound(store.type().singular(), List.of(BatchInputs.id(input))));
        ObjectState after = store.writes().update(before, input.path("properties"));
        return new Written(after, false, false, BatchInputs.traceId(input));
    }

    private Written upserted(JsonNode input) {
        Optional<ObjectState> before = found(input);
        if (before.isPresent()) {
            ObjectState after = store.writes().update(before.get(), input.path("properties"));
            return new Written(after, false, true, BatchInputs.traceId(input));
        }
        String idProperty = idProperty(input);
        if (idProperty == null || idProperty.equals(ObjectType.ID)) {
            throw HubSpotException.rowsNotFound(store.type().singular(), List.of(BatchInputs.id(input)));
        }
        if (!(input.path("properties").deepCopy() instanceof ObjectNode properties)) {
            throw HubSpotException.invalid("Invalid input JSON: 'properties' must be an object");
        }
        if (!properties.has(idProperty)) {
            properties.put(idProperty, BatchInputs.id(input));
        }
        return new Written(store.writes().create(properties), true, true, BatchInputs.traceId(input));
    }

    private static String idProperty(JsonNode input) {
        return input.path("idProperty").asText(null);
    }

    private Optional<ObjectState> found(JsonNode input) {
        return store.found(BatchInputs.id(input), idProperty(input)).filter(ObjectState::active);
    }

    private ApiResponse write(int status, Function<JsonNode, Written> row) {
        boolean each = BatchInputs.traceable(inputs);
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        UnitOfWork work = call.portal().crm().work();
        work.run(() -> {
            for (JsonNode input : inputs) {
                try {
                    Written written = work.part(() -> row.apply(input));
                    answer.result(rendered(written, input));
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
        return answer.response(status, call.portal().clock().millis());
    }

    /** New records show all their values, others what was written. */
    private byte[] rendered(Written written, JsonNode input) {
        PropertySet properties;
        if (written.created()) {
            properties = store.catalog().everything();
        } else {
            List<String> names = new ArrayList<>();
            input.path("properties").fieldNames().forEachRemaining(names::add);
            properties = store.catalog().set(names);
        }
        JsonBuffer out = new JsonBuffer(1024);
        ObjectJson.of(call).put(written, View.of(properties), out);
        return out.toBytes();
    }
}
