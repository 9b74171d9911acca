package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.http.Fault;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The sandbox's own API, on both ports, without authentication, limits, latency or faults.
 *
 * <ul>
 *   <li>{@code GET /_sandbox}: tenants with their keys and counts
 *   <li>{@code GET|DELETE /_sandbox/stats}: figures by route; start counting anew
 *   <li>{@code POST|DELETE /_sandbox/faults}: see {@link Fault}; forget those still to come
 *   <li>{@code POST /_sandbox/latency}: {@code {"ms": 20}}
 *   <li>{@code POST /_sandbox/clock}: {@code {"advanceSeconds": 86400}}
 *   <li>{@code GET /_sandbox/tenants/:name/stripe/customers} and {@code .../hubspot/contacts}: all objects, one to a line
 *   <li>{@code POST} there: creates one, {@code POST .../:id} changes and {@code DELETE .../:id} deletes one; the body is
 *       a flat JSON object of Stripe parameters ({@code {"address[city]": "Bonn"}}) or HubSpot properties
 * </ul>
 */
final class AdminApi implements Api {
    private final Sandbox sandbox;

    AdminApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        try {
            String[] path = request.path().split("/", -1);
            String asked = request.method() + " " + String.join("/", Arrays.copyOfRange(path, 2, path.length));
            if (asked.matches("(GET|POST|DELETE) tenants/[^/]+/(stripe/customers|hubspot/contacts)(/[^/]+)?")) {
                return objects(
                        request, sandbox.tenant(path[3]), path[4].equals("stripe"), path.length > 6 ? path[6] : null);
            }
            return switch (asked) {
                case "GET " -> json(overview(sandbox));
                case "GET stats" ->
                    json(Json.MAPPER.valueToTree(sandbox.traffic().routes()));
                case "DELETE stats" -> {
                    sandbox.traffic().reset();
                    yield ApiResponse.noContent();
                }
                case "POST faults" -> {
                    sandbox.faults().add(fault(body(request)));
                    yield ApiResponse.noContent();
                }
                case "DELETE faults" -> {
                    sandbox.faults().clear();
                    yield ApiResponse.noContent();
                }
                case "POST latency" -> {
                    sandbox.latency(Duration.ofMillis(body(request).path("ms").asLong()));
                    yield ApiResponse.noContent();
                }
                case "POST clock" -> {
                    sandbox.clock()
                            .advance(Duration.ofSeconds(
                                    body(request).path("advanceSeconds").asLong()));
                    yield ApiResponse.noContent();
                }
                default -> error(404, "The sandbox has no " + request.method() + " " + request.path());
            };
        } catch (RuntimeException e) {
            return error(400, Objects.toString(e.getMessage(), e.toString()));
        }
    }

    @Override
    public ApiResponse failure(int status) {
        return error(status, "failed");
    }

    private static ApiResponse objects(ApiRequest request, Tenant tenant, boolean stripe, String id) {
        if (request.method().equals("GET") && id == null) {
            return ApiResponse.lines(
                    stripe
                            ? tenant.stripe().lines("customers")
                            : tenant.hubspot().contactLines());
        }
        if (request.method().equals("DELETE") && id != null) {
            if (stripe) {
                tenant.stripe().deleteCustomer(id);
            } else {
                tenant.hubspot().archiveContact(id);
            }
            return ApiResponse.noContent();
        }
        if (request.method().equals("POST")) {
            Map<String, String> values = new LinkedHashMap<>();
            body(request)
                    .properties()
                    .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
            String written = id;
            if (id == null) {
                written = stripe
                        ? tenant.stripe().createCustomer(values)
                        : tenant.hubspot().createContact(values);
            } else if (stripe) {
                tenant.stripe().updateCustomer(id, values);
            } else {
                tenant.hubspot().updateContact(id, values);
            }
            return json(Json.object().put("id", written));
        }
        return error(405, "The sandbox cannot " + request.method() + " " + request.path());
    }

    /** Where the APIs are and who can use them. */
    static ObjectNode overview(Sandbox sandbox) {
        ObjectNode json = Json.object();
        json.put("stripe", sandbox.stripeUrl());
        json.put("hubspot", sandbox.hubspotUrl());
        for (Tenant tenant : sandbox.tenants()) {
            json.withArray("tenants")
                    .addObject()
                    .put("name", tenant.name())
                    .put("stripe_key", tenant.stripe().apiKey())
                    .put("stripe_account", tenant.stripe().accountId())
                    .put("hubspot_token", tenant.hubspot().accessToken())
                    .put("hubspot_portal", tenant.hubspot().portalId())
                    .put("customers", tenant.stripe().customerCount())
                    .put("contacts", tenant.hubspot().contactCount());
        }
        return json;
    }

    private static Fault fault(ObjectNode json) {
        String path = json.path("path").asText(null);
        try {
            Fault.Kind kind =
                    Fault.Kind.valueOf(json.path("kind").asText("STATUS").toUpperCase(Locale.ROOT));
            return new Fault(
                    json.path("api").asText(null),
                    path == null ? null : Pattern.compile(path),
                    kind,
                    json.path("status").asInt(500),
                    json.path("times").asInt(1),
                    json.path("skip").asInt(0),
                    json.path("applied").asBoolean(false),
                    Duration.ofMillis(json.path("hold_ms").asLong(kind == Fault.Kind.TIMEOUT ? 60_000 : 0)));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("path is not a regular expression: " + e.getMessage(), e);
        }
    }

    private static ObjectNode body(ApiRequest request) {
        return Json.foreignObject(request.body())
                .orElseThrow(() -> new IllegalArgumentException("The body must be one JSON object"));
    }

    private static ApiResponse json(JsonNode json) {
        return ApiResponse.json(200, Json.bytes(json));
    }

    private static ApiResponse error(int status, String message) {
        return ApiResponse.json(status, Json.bytes(Json.object().put("error", message)));
    }
}
