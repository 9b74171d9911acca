package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiCaller;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.QueryString;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The access token that HubSpot gives for a grant; got anew a while before it ends. Safe for many threads. */
final class IssuedToken implements TokenSource {
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One for all tasks of this process that call for the same installation, so that it is renewed once for all. */
    private static final Map<String, IssuedToken> OF_INSTALLATIONS = new ConcurrentHashMap<>();

    private final URI baseUrl;
    private final TokenGrant grant;
    /** Whoever waits for another's renewal can be stopped meanwhile, unlike at a monitor. */
    private final ReentrantLock lock = new ReentrantLock();

    private String token;
    private long renewAt;

    IssuedToken(URI baseUrl, TokenGrant grant) {
        this.baseUrl = baseUrl;
        this.grant = grant;
    }

    /** The one of an installation. */
    static IssuedToken of(URI baseUrl, HubSpotApiVersion version, HubSpotCredential.Installation installation) {
        TokenGrant grant = TokenGrant.of(version, installation);
        // A corrected secret is another grant, and does not wait for what the wrong one gets.
        String secret = Fingerprint.of(installation.app().clientSecret());
        String key = String.join("|", baseUrl.toString(), grant.path(), installation.identity(), secret);
        return OF_INSTALLATIONS.computeIfAbsent(key, k -> new IssuedToken(baseUrl, grant));
    }

    /** One call, if there is no token yet or it is about to end. */
    @Override
    public String get(ApiCaller caller) {
        enter();
        try {
            if (token == null || System.nanoTime() - renewAt > 0) {
                renew(caller);
            }
            return token;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean refused(String refused) {
        enter();
        try {
            if (refused.equals(token)) {
                token = null;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void enter() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("Waiting for " + grant + " was interrupted", e);
        }
    }

    private void renew(ApiCaller caller) {
        HttpRequest request = HttpRequest.repeatablePost(
                QueryString.of(baseUrl, grant.path()).uri(), grant.body(), "application/x-www-form-urlencoded");
        try {
            JsonNode answer = caller.call(grant.toString(), request, Priority.LIVE, this::read);
            long seconds = Math.max(0, answer.path("expires_in").asLong() - AHEAD.toSeconds());
            token = answer.path("access_token").asText();
            renewAt = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
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
                        baseUrl + " answered " + grant + " without a token: check hubspot.api.base.url")
                .status(response.status())
                .build();
    }

    private ApiException notAccepted(ApiException e) {
        return ApiException.of(ApiException.Kind.AUTH, e.getMessage() + ". " + grant.advice())
                .status(e.status())
                .code(e.code())
                .cause(e)
                .build();
    }
}
