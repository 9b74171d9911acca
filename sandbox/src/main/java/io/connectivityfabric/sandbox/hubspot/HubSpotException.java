package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An error as HubSpot answers it (developers.hubspot.com, "Error handling"). */
final class HubSpotException extends RuntimeException {
    private final int status;
    private final String category;
    private final List<Detail> details;
    private final Map<String, List<String>> context;

    private HubSpotException(
            int status, String category, String message, List<Detail> details, Map<String, List<String>> context) {
        super(message, null, false, false);
        this.status = status;
        this.category = category;
        this.details = details;
        this.context = context;
    }

    /** One of several things wrong with a request. */
    record Detail(String message, String code, Map<String, List<String>> context) {
        private ObjectNode json() {
            ObjectNode json = Json.object();
            json.put("message", message);
            json.put("code", code);
            json.set("context", Json.MAPPER.valueToTree(context));
            return json;
        }
    }

    static HubSpotException invalid(String message) {
        return new HubSpotException(400, "VALIDATION_ERROR", message, List.of(), Map.of());
    }

    static HubSpotException invalid(String message, List<Detail> details) {
        return new HubSpotException(400, "VALIDATION_ERROR", message, details, Map.of());
    }

    static HubSpotException conflict(String message) {
        return new HubSpotException(409, "CONFLICT", message, List.of(), Map.of());
    }

    static HubSpotException exists(String message) {
        return new HubSpotException(409, "OBJECT_ALREADY_EXISTS", message, List.of(), Map.of());
    }

    static HubSpotException notFound(String message) {
        return new HubSpotException(404, "OBJECT_NOT_FOUND", message, List.of(), Map.of());
    }

    /** The rows of a batch that have no record. */
    static HubSpotException rowsNotFound(String type, List<String> ids) {
        return new HubSpotException(
                404,
                "OBJECT_NOT_FOUND",
                "Could not get some " + type.toUpperCase(Locale.ROOT)
                        + " objects, they may be deleted or not exist. Check that ids are valid.",
                List.of(),
                Map.of("ids", ids));
    }

    /** A record that has none, or is not there. */
    static HubSpotException noAssociations(ObjectType from, String id, ObjectType to) {
        return new HubSpotException(
                404,
                "OBJECT_NOT_FOUND",
                "No " + to.singular() + " is associated with " + from.singular() + " " + id + ".",
                List.of(),
                Map.of(
                        "fromObjectId",
                        List.of(id),
                        "fromObjectType",
                        List.of(from.singular()),
                        "toObjectType",
                        List.of(to.singular())));
    }

    /** A token whose time is over. */
    static HubSpotException expired() {
        return new HubSpotException(
                401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.", List.of(), Map.of());
    }

    static HubSpotException forbidden(String message) {
        return new HubSpotException(403, "ACCESS_DENIED", message, List.of(), Map.of());
    }

    static HubSpotException missingScope(String scope) {
        return new HubSpotException(
                403,
                "MISSING_SCOPES",
                "This app hasn't been granted all required scopes to make this call.",
                List.of(),
                Map.of("requiredGranularScopes", List.of(scope)));
    }

    /** Credentials that no token is given for. */
    static HubSpotException badGrant(String code, String message) {
        return new HubSpotException(400, code, message, List.of(), Map.of());
    }

    static HubSpotException unauthorized() {
        return new HubSpotException(
                401,
                "INVALID_AUTHENTICATION",
                "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find"
                        + " more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
                List.of(),
                Map.of());
    }

    static HubSpotException wrongMethod() {
        return new HubSpotException(405, "METHOD_NOT_ALLOWED", "method not allowed", List.of(), Map.of());
    }

    static HubSpotException tooLong() {
        return new HubSpotException(414, "VALIDATION_ERROR", "URI Too Long", List.of(), Map.of());
    }

    static HubSpotException unsupportedMediaType() {
        return new HubSpotException(
                415, "VALIDATION_ERROR", "Content-Type must be application/json", List.of(), Map.of());
    }

    /** Something went wrong on HubSpot's side. */
    static HubSpotException failed(int status) {
        return new HubSpotException(status, "INTERNAL_ERROR", "internal error", List.of(), Map.of());
    }

    boolean isNotFound() {
        return status == 404;
    }

    ApiResponse response(String correlationId) {
        ObjectNode json = Json.object();
        json.put("status", "error");
        json.put("message", getMessage());
        json.put("correlationId", correlationId);
        if (!details.isEmpty()) {
            json.set("errors", errors());
        }
        if (!context.isEmpty()) {
            json.set("context", Json.MAPPER.valueToTree(context));
        }
        json.put("category", category);
        return ApiResponse.json(status, Json.bytes(json));
    }

    /** The same as one of the errors of a 207 answer; the trace id may be null. */
    ObjectNode row(String traceId) {
        ObjectNode json = Json.object();
        json.put("status", "error");
        json.put("category", category);
        json.put("message", getMessage());
        ObjectNode where = json.putObject("context");
        context.forEach((name, values) -> where.set(name, Json.MAPPER.valueToTree(values)));
        if (traceId != null) {
            where.putArray("objectWriteTraceId").add(traceId);
        }
        json.set("errors", errors());
        json.putObject("links");
        return json;
    }

    private ArrayNode errors() {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        details.forEach(d -> errors.add(d.json()));
        return errors;
    }
}
