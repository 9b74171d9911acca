package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a batch answers: results in no particular order, and the errors of those inputs that failed. */
final class BatchAnswer {
    private final long startedAt;
    private final List<byte[]> results = new ArrayList<>();
    private final List<ObjectNode> errors = new ArrayList<>();

    BatchAnswer(long startedAt) {
        this.startedAt = startedAt;
    }

    void result(byte[] json) {
        results.add(json);
    }

    void error(ObjectNode error) {
        errors.add(error);
    }

    /** @param status if there are no errors; with errors it is 207 */
    ApiResponse response(int status, long completedAt) {
        return responseAlways(errors.isEmpty() ? status : 207, completedAt);
    }

    /** With the same status, errors or not. */
    ApiResponse responseAlways(int status, long completedAt) {
        JsonBuffer json = new JsonBuffer(results.size() * 1024 + errors.size() * 512 + 256);
        json.put(JsonBuffer.ascii("{\"status\":\"COMPLETE\",\"results\":["));
        // The API promises no order; the reverse makes clients that rely on it fail early.
        for (int i = results.size() - 1; i >= 0; i--) {
            json.put(results.get(i));
            if (i > 0) {
                json.put(',');
            }
        }
        json.put(']');
        if (!errors.isEmpty()) {
            json.put(JsonBuffer.ascii(",\"numErrors\":" + errors.size() + ",\"errors\":["));
            for (int i = 0; i < errors.size(); i++) {
                if (i > 0) {
                    json.put(',');
                }
                json.put(Json.bytes(errors.get(i)));
            }
            json.put(']');
        }
        json.put(JsonBuffer.ascii(",\"startedAt\":")).putInstant(startedAt);
        json.put(JsonBuffer.ascii(",\"completedAt\":")).putInstant(completedAt);
        return ApiResponse.json(status, json.put('}').toBytes(), results.size());
    }
}
