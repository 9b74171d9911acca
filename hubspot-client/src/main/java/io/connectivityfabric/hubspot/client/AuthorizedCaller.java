package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.ApiCaller;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateBudget;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes calls with an access token. One that HubSpot does not accept any more is replaced and the call made again, once:
 * tokens end before their time when an app gets other scopes, or HubSpot other keys.
 */
final class AuthorizedCaller implements AutoCloseable {
    private final ApiCaller caller;
    private final TokenSource tokens;

    AuthorizedCaller(ApiCaller caller, TokenSource tokens) {
        this.caller = caller;
        this.tokens = tokens;
    }

    /** As {@link ApiCaller#call(String, HttpRequest, Priority, Function, RateBudget...)}. */
    <T> T call(
            String operation,
            HttpRequest request,
            Priority priority,
            Function<HttpResponse, T> reader,
            RateBudget... budgets) {
        String token = tokens.get(caller);
        try {
            return caller.call(operation, authorized(request, token), priority, reader, budgets);
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.AUTH || !tokens.refused(token)) {
                throw e;
            }
        }
        return caller.call(operation, authorized(request, tokens.get(caller)), priority, reader, budgets);
    }

    private static HttpRequest authorized(HttpRequest request, String token) {
        return request.withHeaders(Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public void close() {
        caller.close();
    }
}
