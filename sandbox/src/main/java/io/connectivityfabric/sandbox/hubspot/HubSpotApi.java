package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** HubSpot's API for all accounts of the sandbox: who asks, for what, and how often they may. */
public final class HubSpotApi implements Api {
    private static final Set<String> CONTACTS = Set.of("contacts", "contact", "0-1");

    private final Map<String, Served> portals = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    public HubSpotApi(SandboxOptions options, Dials dials, List<Portal> served) {
        served.forEach(
                portal -> portals.put(portal.accessToken(), new Served(portal, new HubSpotLimits(options, dials))));
    }

    private record Served(Portal portal, HubSpotLimits limits) {}

    @Override
    public ApiResponse answer(ApiRequest request) {
        String correlationId = correlationId();
        HubSpotRoute route = HubSpotRoute.of(request.method(), request.path());
        ApiResponse response;
        try {
            response = authorized(request, route, correlationId);
        } catch (HubSpotException e) {
            response = e.response(correlationId);
        }
        return response.routed(route.name()).with("X-HubSpot-Correlation-Id", correlationId);
    }

    @Override
    public ApiResponse failure(int status, String reason) {
        String correlationId = correlationId();
        return switch (status) {
            case 401 -> HubSpotException.unauthorized().response(correlationId);
            case 429 -> HubSpotLimits.refusal("TEN_SECONDLY_ROLLING", "ten_secondly_rolling", correlationId);
            default -> HubSpotException.failed(status).response(correlationId);
        };
    }

    /** A version 4 UUID that counts: unique, and the same in every run. */
    private String correlationId() {
        return new UUID(0x4000L, 0x8000000000000000L | requests.getAndIncrement()).toString();
    }

    private ApiResponse authorized(ApiRequest request, HubSpotRoute route, String correlationId) {
        String header = request.header("Authorization").orElse("");
        Served served = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? portals.get(header.substring(7).strip())
                : null;
        if (served == null) {
            throw HubSpotException.unauthorized();
        }
        Optional<ApiResponse> exceeded = served.limits.exceeded(route.isSearch(), correlationId);
        ApiResponse response;
        if (exceeded.isPresent()) {
            response = exceeded.get();
        } else {
            try {
                response = carriedOut(served.portal, request, route);
            } catch (HubSpotException e) {
                response = e.response(correlationId);
            }
        }
        return served.limits.withHeaders(response, route.isSearch());
    }

    private static ApiResponse carriedOut(Portal portal, ApiRequest request, HubSpotRoute route) {
        if (route.objectType() != null && !CONTACTS.contains(route.objectType())) {
            throw HubSpotException.invalid("Unable to infer object type from: " + route.objectType());
        }
        ContactJson json = portal.json(route);
        return switch (route.kind()) {
            case ACCOUNT -> AccountInfo.details(portal);
            case LIST -> ObjectRoutes.list(portal, json, request);
            case CREATE -> ObjectRoutes.create(portal, json, body(request));
            case SHOW -> ObjectRoutes.show(portal, json, route.last(), request);
            case UPDATE -> ObjectRoutes.update(portal, json, route.last(), request, body(request));
            case ARCHIVE -> ObjectRoutes.archive(portal, route.last());
            case SEARCH -> SearchRoute.search(portal, json, body(request), request.body().length);
            case BATCH_READ -> BatchRead.read(portal, json, request, body(request));
            case BATCH_CREATE -> BatchWrite.create(portal, json, body(request));
            case BATCH_UPDATE -> BatchWrite.update(portal, json, body(request));
            case BATCH_UPSERT -> BatchWrite.upsert(portal, json, body(request));
            case BATCH_ARCHIVE -> BatchWrite.archive(portal, body(request));
            case LIST_PROPERTIES -> PropertyRoutes.list(portal, request);
            case CREATE_PROPERTY -> PropertyRoutes.create(portal, body(request));
            case SHOW_PROPERTY -> PropertyRoutes.show(portal, route.last());
            case WRONG_METHOD ->
                ApiResponse.json(
                        405, Json.bytes(Json.object().put("status", "error").put("message", "method not allowed")));
            case UNKNOWN -> throw HubSpotException.notFound("resource not found");
        };
    }

    private static ObjectNode body(ApiRequest request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw HubSpotException.unsupportedMediaType();
        }
        return Json.foreignObject(request.body())
                .orElseThrow(() -> HubSpotException.invalid(
                        "Invalid input JSON on line 1, column 1: the body must be" + " one JSON object"));
    }
}
