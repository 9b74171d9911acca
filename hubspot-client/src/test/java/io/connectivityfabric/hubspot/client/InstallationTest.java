package io.connectivityfabric.hubspot.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.RateLimit;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of an OAuth app for an account that has installed it. */
class InstallationTest {
    private static final String SECRET = "fab0-client-secret";
    private static final int TASKS = 4;

    private final MockWebServer server = new MockWebServer();
    private final String refreshToken = UUID.randomUUID().toString();
    private final List<HubSpotClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        clients.forEach(HubSpotClient::close);
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2026-09, /oauth/2026-09/token", "2026-03, /oauth/2026-03/token", "v3, /oauth/v3/token"})
    void getsItsTokenFromTheEndpointOfTheVersion(String version, String path) throws InterruptedException {
        token("first", 1800);
        account();
        account();
        HubSpotClient client = client(HubSpotApiVersion.of(version));

        client.portalId();
        client.portalId();

        RecordedRequest login = server.takeRequest();
        assertThat(login.getTarget()).isEqualTo(path);
        assertThat(login.getBody().utf8().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=refresh_token",
                        "client_id=app%201",
                        "client_secret=" + SECRET,
                        "refresh_token=" + refreshToken);
        assertThat(login.getHeaders().get("Authorization")).isNull();
        assertThat(authorization()).isEqualTo("Bearer first");
        assertThat(authorization()).isEqualTo("Bearer first");
    }

    @Test
    void aTokenThatIsAboutToEndIsReplacedBeforeItsUse() throws InterruptedException {
        token("first", 100);
        account();
        token("second", 1800);
        account();
        HubSpotClient client = client(HubSpotApiVersion.DEFAULT);

        client.portalId();
        client.portalId();

        server.takeRequest();
        assertThat(authorization()).isEqualTo("Bearer first");
        server.takeRequest();
        assertThat(authorization()).isEqualTo("Bearer second");
    }

    @Test
    void tasksWhoseTokenIsRefusedAtOnceRenewItOnceForAll() throws Exception {
        TokensEndEarly hubSpot = new TokensEndEarly();
        server.setDispatcher(hubSpot);
        ExecutorService tasks = Executors.newFixedThreadPool(TASKS);
        try {
            List<Future<Long>> portals = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                HubSpotClient client = client(HubSpotApiVersion.DEFAULT);
                portals.add(tasks.submit(client::portalId));
            }
            for (Future<Long> portal : portals) {
                assertThat(portal.get(30, TimeUnit.SECONDS)).isEqualTo(62515);
            }
        } finally {
            tasks.shutdownNow();
        }

        assertThat(hubSpot.tokens).isEqualTo(2);
    }

    @Test
    void aNewTokenThatIsRefusedTooIsTheEnd() {
        token("first", 1800);
        answer(401, "{\"category\":\"EXPIRED_AUTHENTICATION\",\"message\":\"The OAuth token expired\"}");
        token("second", 1800);
        answer(401, "{\"category\":\"INVALID_AUTHENTICATION\"}");

        ApiException e = failure();

        assertThat(e.kind()).isEqualTo(Kind.AUTH);
        assertThat(e).hasMessageContaining("hubspot.oauth.refresh.token");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aRefreshTokenThatHubSpotDoesNotKnowNamesTheSettingsAndNoSecret() {
        answer(
                400,
                "{\"status\":\"BAD_REFRESH_TOKEN\",\"message\":\"unknown refresh token " + refreshToken + " with "
                        + SECRET + "\"}");

        ApiException e = failure();

        assertThat(e.kind()).isEqualTo(Kind.AUTH);
        assertThat(e)
                .hasMessageContaining("hubspot.oauth.refresh.token")
                .hasMessageContaining("hubspot.app.client.secret")
                .hasMessageContaining("unknown refresh token *** with ***");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void hasTheLimitOfOAuthAppsAndShowsNoSecret() {
        HubSpotSettings settings = settings(HubSpotApiVersion.DEFAULT);

        assertThat(new HubSpotBudgets(settings).tenSeconds().stats().limit())
                .isEqualTo(new RateLimit(110, Duration.ofSeconds(10)));
        assertThat(settings + " " + settings.credential()).doesNotContain(SECRET, refreshToken);
    }

    private ApiException failure() {
        HubSpotClient client = client(HubSpotApiVersion.DEFAULT);
        return catchThrowableOfType(ApiException.class, client::portalId);
    }

    private String authorization() throws InterruptedException {
        return server.takeRequest().getHeaders().get("Authorization");
    }

    private void token(String token, int seconds) {
        answer(200, tokenAnswer(token, seconds));
    }

    private static String tokenAnswer(String token, int seconds) {
        return "{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + ",\"token_type\":\"bearer\"}";
    }

    private void account() {
        answer(200, "{\"portalId\":62515}");
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private HubSpotClient client(HubSpotApiVersion version) {
        HubSpotClient client = new HubSpotClient(settings(version), CallObserver.NONE);
        clients.add(client);
        return client;
    }

    private HubSpotSettings settings(HubSpotApiVersion version) {
        return new HubSpotSettings(
                server.url("/").uri(),
                new HubSpotCredential.Installation(new AppCredentials("app 1", SECRET), refreshToken),
                version,
                RateUse.FULL,
                TransportSettings.defaults(),
                RetryPolicy.none());
    }

    /** The first token has ended before its time, which all tasks are told when all of them have called. */
    private static final class TokensEndEarly extends Dispatcher {
        private final CountDownLatch called = new CountDownLatch(TASKS);
        private int tokens;

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getTarget().startsWith("/oauth/")) {
                return answer(200, tokenAnswer("token-" + nextToken(), 1800));
            }
            if ("Bearer token-1".equals(request.getHeaders().get("Authorization"))) {
                called.countDown();
                called.await();
                return answer(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}");
            }
            return answer(200, "{\"portalId\":62515}");
        }

        private synchronized int nextToken() {
            return ++tokens;
        }

        private static MockResponse answer(int status, String body) {
            return new MockResponse.Builder().code(status).body(body).build();
        }
    }
}
