package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** HubSpot's API for all accounts of the sandbox: who asks, for what, and how often they may. */
public final class HubSpotApi implements Api {
    /** What HubSpot's front takes: longer addresses are refused. */
    private static final int MAX_ADDRESS = 16_000;

    private final Routes routes = new Routes();
    private final Map<String, Served> portals = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    public HubSpotApi(SandboxOptions options, Dials dials, List<Portal> served) {
        served.forEach(
                portal -> portals.put(portal.accessToken(), new Served(portal, new HubSpotLimits(options, dials))));
        AccountInfo.addTo(routes);
        MergeRoutes.addTo(routes);
        ObjectRoutes.addTo(routes);
        AssociationRoutes.addTo(routes);
        AssociationLabelRoutes.addTo(routes);
        PropertyRoutes.addTo(routes);
        SchemaRoutes.addTo(routes);
    }

    private record Served(Portal portal, HubSpotLimits limits) {}

    @Override
    public ApiResponse answer(ApiRequest request) {
        String correlationId = correlationId();
        String name = "unknown";
        ApiResponse response;
        try {
            Served served = caller(request);
            Routes.Found found = routes.find(request.method(), request.path());
            name = found.route().name();
            response = limited(served, request, found, correlationId);
        } catch (HubSpotException e) {
            response = e.response(correlationId);
        }
        return response.routed(name).with("X-HubSpot-Correlation-Id", correlationId);
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

    private Served caller(ApiRequest request) {
        String header = request.header("Authorization").orElse("");
        Served served = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? portals.get(header.substring(7).strip())
                : null;
        if (served == null) {
            throw HubSpotException.unauthorized();
        }
        return served;
    }

    private static ApiResponse limited(Served served, ApiRequest request, Routes.Found found, String correlationId) {
        Quota quota = found.route().quota();
        Optional<ApiResponse> exceeded = served.limits.exceeded(quota, correlationId);
        if (exceeded.isPresent()) {
            return served.limits.withHeaders(exceeded.get(), quota);
        }
        ApiResponse response;
        try {
            if (request.rawQuery() != null && request.rawQuery().length() > MAX_ADDRESS) {
                throw HubSpotException.tooLong();
            }
            response = found.route()
                    .handler()
                    .answer(new Call(served.portal, request, found.version(), found.variables()));
        } catch (HubSpotException e) {
            response = e.response(correlationId);
        }
        return served.limits.withHeaders(response, quota);
    }
}
