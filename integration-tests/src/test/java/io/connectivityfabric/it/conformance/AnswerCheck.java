package io.connectivityfabric.it.conformance;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer against its operation: status, body, and no field that the document does not know. */
final class AnswerCheck {
    private static final int NO_CONTENT = 204;

    private final SchemaCheck schemas;

    AnswerCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    List<String> check(Exchange exchange, Operation operation) {
        Optional<JsonNode> declared = operation.response(exchange.status());
        if (declared.isEmpty()) {
            return List.of("status " + exchange.status() + " not in spec");
        }
        JsonNode content = declared.get().path("content");
        JsonNode json = content.has("application/json") ? content.path("application/json") : content.path("*/*");
        if (!json.path("schema").isMissingNode()) {
            return body(exchange, json.path("schema"));
        }
        boolean unexpected = exchange.responseBody().length > 0 && exchange.status() != NO_CONTENT && content.isEmpty();
        return unexpected ? List.of(exchange.status() + " body where spec has none") : List.of();
    }

    private List<String> body(Exchange exchange, JsonNode schema) {
        try {
            return schemas.check(JsonMapper.shared().readTree(exchange.responseBody()), schema).stream()
                    .map(finding -> exchange.status() + " " + finding)
                    .toList();
        } catch (JacksonException e) {
            return List.of(exchange.status() + " answer is not JSON");
        }
    }
}
