package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** HubSpot's API for all accounts of the sandbox: who asks, for what, and how often they may. */
public final class HubSpotApi implements Api {
    /** What HubSpot's front takes: longer addresses are refused. */
    private static final int MAX_ADDRESS = 16_000;

    private final Routes routes = new Routes();
    private final Map<String, Caller> privateApps = new LinkedHashMap<>();
    private final Map<Portal, Caller> installs = new LinkedHashMap<>();
    private final AppTokens tokens;
    private final AtomicLong requests = new AtomicLong();

    public HubSpotApi(SandboxOptions options, Dials dials, SandboxClock clock, List<Portal> portals) {
        this.tokens = new AppTokens(clock);
        portals.forEach(portal -> {
            HubSpotLimits limits = new HubSpotLimits(options, dials);
            Caller caller = new Caller(Caller.Kind.ACCOUNT, portal, Set.of(), limits);
            privateApps.put(portal.accessToken(), caller);
            installs.put(portal, new Caller(Caller.Kind.ACCOUNT, portal, Set.of(), limits.ofAnotherApp()));
        });
        new OAuthRoutes(tokens, portals).addTo(routes);
        new JournalRoutes(clock, portals).addTo(routes);
        AccountInfo.addTo(routes);
        MergeRoutes.addTo(routes);
        ObjectRoutes.addTo(routes);
        AssociationRoutes.addTo(routes);
        AssociationLabelRoutes.addTo(routes);
        PropertyRoutes.addTo(routes);
        SchemaRoutes.addTo(routes);
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        String correlationId = correlationId();
        String name = "unknown";
        ApiResponse response;
        try {
            Routes.Found found = routes.find(request.method(), request.path());
            name = found.route().name();
            response = limited(caller(request, found.route()), request, found, correlationId);
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

    private Caller caller(ApiRequest request, Route route) {
        if (route.family().audience() == Caller.Kind.ANYBODY) {
            return Caller.ANYBODY;
        }
        String header = request.header("Authorization").orElse("");
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        Caller caller = privateApps.get(token);
        if (caller == null) {
            AppTokens.Grant grant = tokens.grant(token).orElseThrow(HubSpotException::unauthorized);
            caller = grant.portal() == null
                    ? new Caller(Caller.Kind.APP, null, grant.scopes(), null)
                    : installs.get(grant.portal());
        }
        if (caller.kind() != route.family().audience()) {
            throw HubSpotException.forbidden("This token is not for " + route.name());
        }
        return caller;
    }

    private static ApiResponse limited(Caller caller, ApiRequest request, Routes.Found found, String correlationId) {
        Quota quota = found.route().quota();
        Optional<ApiResponse> exceeded =
                caller.limits() == null ? Optional.empty() : caller.limits().exceeded(quota, correlationId);
        ApiResponse response = exceeded.orElseGet(() -> carriedOut(caller, request, found, correlationId));
        return caller.limits() == null ? response : caller.limits().withHeaders(response, quota);
    }

    private static ApiResponse carriedOut(Caller caller, ApiRequest request, Routes.Found found, String correlationId) {
        try {
            if (request.rawQuery() != null && request.rawQuery().length() > MAX_ADDRESS) {
                throw HubSpotException.tooLong();
            }
            return found.route().handler().answer(new Call(caller, request, found.version(), found.variables()));
        } catch (HubSpotException e) {
            return e.response(correlationId);
        }
    }
}
