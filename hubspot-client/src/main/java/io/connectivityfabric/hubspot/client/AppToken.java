package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiCaller;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.QueryString;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The access token that an app gets for its own credentials; got anew a while before it ends. Safe for many threads. */
final class AppToken {
    /** The newest version whose token endpoint takes client credentials: 2026-09 does not. */
    private static final String PATH = "/oauth/2026-03/token";

    private static final List<String> SCOPES = List.of(
            "developer.webhooks_journal.read",
            "developer.webhooks_journal.subscriptions.read",
            "developer.webhooks_journal.subscriptions.write");
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI baseUrl;
    private final AppCredentials app;
    private final ApiCaller caller;
    private String token;
    private long endsAt;

    AppToken(URI baseUrl, AppCredentials app, ApiCaller caller) {
        this.baseUrl = baseUrl;
        this.app = app;
        this.caller = caller;
    }

    /** One call, if there is no token yet or it is about to end. */
    synchronized String get() {
        if (token == null || System.nanoTime() - endsAt > 0) {
            Map<String, String> form = Map.of(
                    "grant_type", "client_credentials",
                    "client_id", app.clientId(),
                    "client_secret", app.clientSecret(),
                    "scope", String.join(" ", SCOPES));
            byte[] body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + QueryString.encode(field.getValue()))
                    .collect(Collectors.joining("&"))
                    .getBytes(StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.repeatablePost(
                    QueryString.of(baseUrl, PATH).uri(), body, "application/x-www-form-urlencoded");
            take(request);
        }
        return token;
    }

    /** HubSpot did not accept this token: the next one is another. */
    synchronized void refused(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private void take(HttpRequest request) {
        try {
            JsonNode answer = caller.call("POST " + PATH, request, Priority.LIVE, this::read);
            long seconds = Math.max(0, answer.path("expires_in").asLong() - AHEAD.toSeconds());
            token = answer.path("access_token").asText();
            endsAt = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        } catch (ApiException e) {
            throw e.kind() == ApiException.Kind.INVALID ? notAccepted(e) : e;
        }
    }

    private JsonNode read(HttpResponse response) {
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("access_token").isTextual()) {
                return answer;
            }
        } catch (IOException e) {
            // As good as no token; the exception may quote one.
        }
        throw ApiException.of(
                        ApiException.Kind.PROTOCOL,
                        baseUrl + " answered POST " + PATH + " without a token: check hubspot.api.base.url")
                .status(response.status())
                .build();
    }

    private static ApiException notAccepted(ApiException e) {
        return ApiException.of(
                        ApiException.Kind.AUTH,
                        e.getMessage() + ". Check hubspot.app.client.id and hubspot.app.client.secret, and that the app"
                                + " has the scopes " + String.join(", ", SCOPES))
                .status(e.status())
                .code(e.code())
                .cause(e)
                .build();
    }
}
