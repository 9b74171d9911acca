package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens for the app's credentials: an access token for a refresh token, or one of the app's own. */
final class OAuthRoutes {
    private static final List<String> ACCOUNT_SCOPES =
            List.of("oauth", "crm.objects.contacts.read", "crm.objects.companies.read", "crm.objects.deals.read");

    private final AppTokens tokens;
    private final List<Portal> portals;

    OAuthRoutes(AppTokens tokens, List<Portal> portals) {
        this.tokens = tokens;
        this.portals = portals;
    }

    void addTo(Routes routes) {
        routes.add(Family.OAUTH, "POST /token", Quota.FREE, this::token);
    }

    private ApiResponse token(Call call) {
        Map<String, String> form = new HashMap<>();
        // Version 1 also takes them in the address.
        call.request().query().forEach(p -> form.put(p.name(), p.value()));
        call.request().form().forEach((ApiRequest.Pair p) -> form.put(p.name(), p.value()));
        if (!HubSpotApp.CLIENT_ID.equals(form.get("client_id"))) {
            throw HubSpotException.badGrant("BAD_CLIENT_ID", "missing or invalid client id");
        }
        if (!HubSpotApp.CLIENT_SECRET.equals(form.get("client_secret"))) {
            throw HubSpotException.badGrant("BAD_CLIENT_SECRET", "missing or invalid client secret");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> refreshed(form.get("refresh_token"));
            case "client_credentials" -> own(form.getOrDefault("scope", ""));
            default -> throw HubSpotException.badGrant("BAD_GRANT_TYPE", "missing or invalid grant_type");
        };
    }

    private ApiResponse refreshed(String refreshToken) {
        Portal portal = portals.stream()
                .filter(p -> p.refreshToken().equals(refreshToken))
                .findFirst()
                .orElseThrow(() -> HubSpotException.badGrant("BAD_REFRESH_TOKEN", "missing or invalid refresh token"));
        ObjectNode json = answer(tokens.issue(portal, String.join(" ", ACCOUNT_SCOPES)), "access_token");
        json.put("refresh_token", refreshToken);
        json.put("hub_id", portal.portalId());
        json.put("user_id", 42);
        ACCOUNT_SCOPES.forEach(json.withArray("scopes")::add);
        return ApiResponse.json(200, Json.bytes(json));
    }

    private ApiResponse own(String scopes) {
        ObjectNode json = answer(tokens.issue(null, scopes), "client_credentials");
        List.of(scopes.strip().split("[ ,]+")).forEach(json.withArray("scopes")::add);
        return ApiResponse.json(200, Json.bytes(json));
    }

    private static ObjectNode answer(String token, String use) {
        return Json.object()
                .put("access_token", token)
                .put("expires_in", AppTokens.LIFE.toSeconds())
                .put("token_type", "bearer")
                .put("token_use", use);
    }
}
