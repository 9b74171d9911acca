package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.HubSpotApp;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The sandbox's own API, on both ports, without authentication, limits, latency or faults.
 *
 * <ul>
 *   <li>{@code GET /_sandbox}: tenants with their keys and counts
 *   <li>{@code GET|DELETE /_sandbox/stats}: figures by route; start counting anew
 *   <li>{@code POST|DELETE /_sandbox/faults}: one or a list, see {@link FaultScript}; forget those still to come
 *   <li>{@code POST /_sandbox/latency}: {@code {"ms": 20}}
 *   <li>{@code POST /_sandbox/dials}: {@code {"limits": false}}, see {@link Dials}
 *   <li>{@code POST /_sandbox/stripe-keys}: {@code {"name": "few", "resources": ["customers"]}} makes {@code
 *       rk_test_<tenant>_few}
 *   <li>{@code POST /_sandbox/clock}: {@code {"advanceSeconds": 86400}}
 *   <li>{@code GET /_sandbox/tenants/:name/stripe/:resource} and {@code .../hubspot/:type}: all objects, one to a line
 *   <li>{@code POST} there: creates one, {@code POST .../:id} changes and {@code DELETE .../:id} deletes one; the body is
 *       the JSON that a Stripe object holds, or a flat JSON object of customer parameters ({@code {"address[city]":
 *       "Bonn"}}) or HubSpot properties; {@code ?from=0&most=10000} shows a part
 *   <li>{@code POST /_sandbox/tenants/:name/stripe-events}: {@code {"type": "invoice.upcoming", "object": {}}} adds an
 *       event that no change makes
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
            if (path.length > 4 && path[2].equals("tenants")) {
                return AdminObjects.answer(
                        request, sandbox.tenant(path[3]), List.of(path).subList(4, path.length));
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
                    FaultScript.parse(request.body()).forEach(sandbox.faults()::add);
                    yield ApiResponse.noContent();
                }
                case "DELETE faults" -> {
                    sandbox.faults().clear();
                    yield ApiResponse.noContent();
                }
                case "POST latency" -> {
                    sandbox.latency(Duration.ofMillis(
                            AdminObjects.body(request).path("ms").asLong()));
                    yield ApiResponse.noContent();
                }
                case "POST dials" -> {
                    turn(sandbox.dials(), AdminObjects.body(request));
                    yield ApiResponse.noContent();
                }
                case "POST stripe-keys" -> {
                    ObjectNode key = AdminObjects.body(request);
                    List<String> resources = new ArrayList<>();
                    key.path("resources").forEach(resource -> resources.add(resource.asText()));
                    sandbox.stripeKeys().restrict(key.path("name").asText(), resources);
                    yield ApiResponse.noContent();
                }
                case "POST clock" -> {
                    sandbox.clock()
                            .advance(Duration.ofSeconds(AdminObjects.body(request)
                                    .path("advanceSeconds")
                                    .asLong()));
                    yield ApiResponse.noContent();
                }
                default -> error(404, "The sandbox has no " + request.method() + " " + request.path());
            };
        } catch (RuntimeException e) {
            return error(400, Objects.toString(e.getMessage(), e.toString()));
        }
    }

    @Override
    public ApiResponse failure(int status, String reason) {
        return error(status, "failed");
    }

    private static void turn(Dials dials, ObjectNode to) {
        to.properties().forEach(dial -> {
            JsonNode value = dial.getValue();
            switch (dial.getKey()) {
                case "latency_ms" -> dials.latency(Duration.ofMillis(value.asLong()));
                case "limits" -> dials.limits(value.asBoolean());
                case "stripe_concurrency" -> dials.stripeConcurrency(value.asInt());
                case "event_lag_ms" -> dials.eventLag(Duration.ofMillis(value.asLong()));
                case "event_retention_seconds" -> dials.eventRetention(Duration.ofSeconds(value.asLong()));
                case "webhook_duplicates_percent" -> dials.webhookDuplicatesPercent(value.asInt());
                case "webhook_disorder_ms" -> dials.webhookDisorder(Duration.ofMillis(value.asLong()));
                case "webhook_retry_ms" -> dials.webhookRetry(Duration.ofMillis(value.asLong()));
                default ->
                    throw new IllegalArgumentException("There is no dial '" + dial.getKey()
                            + "'; there are latency_ms, limits, stripe_concurrency, event_lag_ms,"
                            + " event_retention_seconds, webhook_duplicates_percent, webhook_disorder_ms and"
                            + " webhook_retry_ms");
            }
        });
    }

    /** Where the APIs are and who can use them. */
    static ObjectNode overview(Sandbox sandbox) {
        ObjectNode json = Json.object();
        json.put("stripe", sandbox.stripeUrl());
        json.put("hubspot", sandbox.hubspotUrl());
        json.put("hubspot_client_id", HubSpotApp.CLIENT_ID);
        json.put("hubspot_client_secret", HubSpotApp.CLIENT_SECRET);
        for (Tenant tenant : sandbox.tenants()) {
            json.withArray("tenants")
                    .addObject()
                    .put("name", tenant.name())
                    .put("stripe_key", tenant.stripe().apiKey())
                    .put("stripe_account", tenant.stripe().accountId())
                    .put("hubspot_token", tenant.hubspot().accessToken())
                    .put("hubspot_refresh_token", tenant.hubspot().refreshToken())
                    .put("hubspot_portal", tenant.hubspot().portalId())
                    .put("customers", tenant.stripe().customerCount())
                    .put("contacts", tenant.hubspot().contactCount());
        }
        return json;
    }

    private static ApiResponse json(JsonNode json) {
        return ApiResponse.json(200, Json.bytes(json));
    }

    private static ApiResponse error(int status, String message) {
        return ApiResponse.json(status, Json.bytes(Json.object().put("error", message)));
    }
}
