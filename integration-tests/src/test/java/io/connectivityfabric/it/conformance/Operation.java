package io.connectivityfabric.it.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document, its references already followed.
 *
 * @param path the path with its {@code {placeholders}}
 * @param requestBody a missing node if the operation takes none
 * @param responses by status, {@code 4XX} or {@code default}
 */
record Operation(
        String method, String path, List<JsonNode> parameters, JsonNode requestBody, Map<String, JsonNode> responses) {

    /** The parameters that stand in one place: {@code query} or {@code path}. */
    List<JsonNode> parametersIn(String place) {
        return parameters.stream()
                .filter(p -> p.path("in").asString().equals(place))
                .toList();
    }

    /** The declared answer that covers a status. The {@code default} one describes errors, never a success. */
    Optional<JsonNode> response(int status) {
        JsonNode exact = responses.get(Integer.toString(status));
        JsonNode range = responses.get(status / 100 + "XX");
        JsonNode other = status / 100 == 2 ? null : responses.get("default");
        return Optional.ofNullable(exact != null ? exact : range != null ? range : other);
    }
}
