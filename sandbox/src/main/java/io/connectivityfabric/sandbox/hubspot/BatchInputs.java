package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The inputs of a batch, within what a batch may hold. */
final class BatchInputs {
    static final int MAX = 100;

    private BatchInputs() {}

    static List<JsonNode> of(ObjectNode body, int max) {
        JsonNode inputs = body.path("inputs");
        if (!inputs.isArray()) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [inputs]");
        }
        if (inputs.isEmpty() || inputs.size() > max) {
            throw HubSpotException.invalid(
                    "The batch has " + inputs.size() + " inputs; it must have between 1 and " + max);
        }
        List<JsonNode> list = new ArrayList<>();
        inputs.forEach(list::add);
        return list;
    }

    static String id(JsonNode input) {
        String id = input.path("id").asText("");
        if (id.isEmpty()) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [id]");
        }
        return id;
    }

    static void refuseDuplicateIds(List<JsonNode> inputs) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        inputs.forEach(input -> {
            boolean email = input.path("idProperty").asText("").equals("email");
            String id = email ? id(input).toLowerCase(Locale.ROOT) : id(input);
            if (!seen.add(id)) {
                twice.add(id);
            }
        });
        if (!twice.isEmpty()) {
            throw HubSpotException.invalid("Duplicate IDs found in batch input: " + twice + ". IDs must be unique");
        }
    }

    /** Whether each input can be told from the others in an answer. */
    static boolean traceable(List<JsonNode> inputs) {
        Set<String> ids = new HashSet<>();
        return inputs.stream().allMatch(i -> i.hasNonNull("objectWriteTraceId") && ids.add(traceId(i)));
    }

    static String traceId(JsonNode input) {
        return input.path("objectWriteTraceId").asText(null);
    }
}
