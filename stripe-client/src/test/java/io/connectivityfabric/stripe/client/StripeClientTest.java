package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeClientTest {
    private static final String KEY = "sk_test_51Habc";
    private static final RetryPolicy QUICK =
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAPageAsStripeGaveIt() throws InterruptedException {
        answer(200, """
                { "object": "list", "url": "/v1/customers", "has_more": true, "data": [
                  { "id": "cus_2", "object": "customer", "created": 1700000002, "balance": -0,
                    "metadata": { "n": "1.0" }, "invoice_settings": { "client_secret": "shh", "x": 1.50 } },
                  { "id": "cus_1", "object": "customer", "created": 1700000001 } ] }""");
        Instant before = Instant.now();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", "100");
        query.put("created[gte]", "1700000000");

        StripePage page;
        try (StripeClient client = client(null)) {
            page = client.list("/v1/customers", query, Priority.BACKFILL);
        }

        assertThat(page.hasMore()).isTrue();
        assertThat(page.requestedAt()).isBetween(before, Instant.now());
        assertThat(page.data())
                .containsExactly(
                        new StripeObject(
                                "cus_2",
                                "customer",
                                1700000002,
                                "{\"id\":\"cus_2\",\"object\":\"customer\",\"created\":1700000002,\"balance\":-0,"
                                        + "\"metadata\":{\"n\":\"1.0\"},\"invoice_settings\":{\"x\":1.50}}"),
                        new StripeObject(
                                "cus_1",
                                "customer",
                                1700000001,
                                "{\"id\":\"cus_1\",\"object\":\"customer\",\"created\":1700000001}"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine())
                .isEqualTo("GET /v1/customers?limit=100&created%5Bgte%5D=1700000000 HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.getHeaders().get("Stripe-Version")).isEqualTo("2026-10-28.endive");
        assertThat(request.getHeaders().get("Stripe-Account")).isNull();
    }

    @Test
    void actsForAConnectedAccount() throws InterruptedException {
        answer(200, "{\"id\":\"acct_2\",\"object\":\"account\"}");

        try (StripeClient client = client("acct_2")) {
            assertThat(client.accountId()).isEqualTo("acct_2");
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /v1/account HTTP/1.1");
        assertThat(request.getHeaders().get("Stripe-Account")).isEqualTo("acct_2");
    }

    @Test
    void retrievesOneObjectWhateverItsIdLooksLike() throws InterruptedException {
        answer(200, "{\"id\":\"gold plan/2\",\"object\":\"product\",\"created\":3}");

        try (StripeClient client = client(null)) {
            assertThat(client.retrieve("/v1/products", "gold plan/2", Priority.LIVE)
                            .created())
                    .isEqualTo(3);
        }

        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/products/gold%20plan%2F2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customers", "/v1/", "/v1/../v2", "/v1/a?b=c", "/v2/core/accounts", "https://evil.test/v1/a"})
    void anythingThatIsNoPathIsRefused(String path) {
        try (StripeClient client = client(null)) {
            assertThatThrownBy(() -> client.list(path, Map.of(), Priority.LIVE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(path);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID, 1",
        "401, AUTH, 1",
        "402, INVALID, 1",
        "403, PERMISSION, 1",
        "404, NOT_FOUND, 1",
        "409, CONFLICT, 2",
        "424, UNAVAILABLE, 2",
        "429, RATE_LIMITED, 2",
        "500, UNAVAILABLE, 2",
        "503, UNAVAILABLE, 2"
    })
    void whatMayPassIsTriedAgain(int status, Kind kind, int calls) {
        answer(status, "{\"error\":{\"type\":\"x\",\"message\":\"why\"}}");
        answer(401, "");

        List<Kind> seen = new ArrayList<>();
        CallObserver observer = new CallObserver() {
            @Override
            public void retrying(String operation, ApiException reason, Duration wait) {
                seen.add(reason.kind());
            }

            @Override
            public void failed(String operation, ApiException reason) {
                seen.add(reason.kind());
            }
        };

        try (StripeClient client = new StripeClient(settings(null), observer)) {
            failure(() -> client.list("/v1/customers", Map.of(), Priority.LIVE));
        }

        assertThat(server.getRequestCount()).isEqualTo(calls);
        assertThat(seen).startsWith(kind).hasSize(calls);
    }

    @ParameterizedTest
    @CsvSource({"400, true, 2", "500, false, 1", "429, false, 1", "409, false, 1"})
    void stripeShouldRetryOutranksTheStatus(int status, String header, int calls) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Stripe-Should-Retry", header)
                .build());
        answer(401, "");

        failure(this::listCustomers);

        assertThat(server.getRequestCount()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "endpoint-rate, -, 1, 0, 0",
                "global-rate, -, 0, 1, 0",
                "endpoint-concurrency, -, 0, 0, 1",
                "resource-specific, -, 0, 0, 0",
                "-, lock_timeout, 0, 0, 0",
                "-, -, 1, 1, 0"
            })
    void aRefusalIsHeededWhereItBelongs(String reason, String code, int endpoint, int account, int crowded) {
        MockResponse.Builder refusal = new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "0")
                .body(code == null ? "{}" : "{\"error\":{\"code\":\"" + code + "\"}}");
        server.enqueue(
                reason == null
                        ? refusal.build()
                        : refusal.addHeader("Stripe-Rate-Limited-Reason", reason)
                                .build());
        answer(200, "{\"object\":\"list\",\"data\":[],\"has_more\":false}");

        listCustomers();

        RateBudget[] budgets = new StripeBudgets(settings(null)).of("GET /v1/customers");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(budgets[0].stats().refusals()).isEqualTo(endpoint);
        assertThat(budgets[1].stats().refusals()).isEqualTo(account);
        assertThat(budgets[0].stats().crowded()).isEqualTo(crowded);
        assertThat(budgets[1].stats().crowded()).isZero();
    }

    @Test
    void everyReadIsCountedEachAttemptOfIt() {
        answer(503, "");
        answer(200, "{\"object\":\"list\",\"data\":[],\"has_more\":false}");

        try (StripeClient client = client(null)) {
            client.list("/v1/customers", Map.of(), Priority.BACKFILL);

            assertThat(client.reads().stats().used()).isEqualTo(2);
        }
    }

    @Test
    void aMissingCursorIsToldByCodeAndParameter() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .addHeader("Request-Id", "req_7")
                .body("{\"error\":{\"code\":\"resource_missing\",\"message\":\"No such customer: 'cus_9'\","
                        + "\"param\":\"starting_after\",\"type\":\"invalid_request_error\"}}")
                .build());

        ApiException e = failure(this::listCustomers);

        assertThat(e.kind()).isEqualTo(Kind.INVALID);
        assertThat(e.code()).isEqualTo("resource_missing");
        assertThat(e.param()).isEqualTo("starting_after");
        assertThat(e.requestId()).isEqualTo("req_7");
        assertThat(e).hasMessage("Stripe answered 400 to GET /v1/customers: No such customer: 'cus_9'");
    }

    @Test
    void aWrongKeyNamesTheSettingAndShowsNoKey() {
        answer(401, "{\"error\":{\"message\":\"Invalid API Key provided: " + KEY + "\"}}");

        ApiException e = failure(this::listCustomers);

        assertThat(e).hasMessageContaining("stripe.api.key").hasMessageContaining("stripe.api.base.url");
        assertThat(e.getMessage()).doesNotContain(KEY);
    }

    @Test
    void aMissingPermissionIsNamedWithoutTheKey() {
        answer(
                403,
                "{\"error\":{\"message\":\"The provided key '" + KEY + "' (or rk_live_abc***def) does not have access. "
                        + "Having the 'rak_customer_read' permission would allow this request to continue.\"}}");

        ApiException e = failure(this::listCustomers);

        assertThat(e).hasMessageContaining("GET /v1/customers").hasMessageContaining("rak_customer_read");
        assertThat(e.getMessage()).doesNotContain(KEY).doesNotContain("rk_live_abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>login</html>", "{}", "{\"data\":{},\"has_more\":false}", "{\"data\":[]}", "[1]", ""})
    void anAnswerThatIsNotStripesNamesTheAddress(String body) {
        answer(200, body);

        ApiException e = failure(() -> {
            try (StripeClient client = new StripeClient(settings(null, RetryPolicy.none()), CallObserver.NONE)) {
                client.list("/v1/customers", Map.of(), Priority.LIVE);
            }
        });

        assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(e).hasMessageContaining("stripe.api.base.url");
        assertThat(e.getMessage()).doesNotContain("login");
    }

    @Test
    void anAnswerThatWasSpoiltOnTheWayIsAskedForAgain() {
        answer(200, "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"cus");
        answer(200, "{\"object\":\"list\",\"has_more\":false,\"data\":[]}");

        listCustomers();

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void settingsDoNotShowTheKey() {
        assertThat(settings(null).toString()).doesNotContain(KEY);
    }

    private void listCustomers() {
        try (StripeClient client = client(null)) {
            client.list("/v1/customers", Map.of(), Priority.LIVE);
        }
    }

    private static ApiException failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private StripeClient client(String account) {
        return new StripeClient(settings(account), CallObserver.NONE);
    }

    private StripeSettings settings(String account) {
        return settings(account, QUICK);
    }

    private StripeSettings settings(String account, RetryPolicy retry) {
        URI base = server.url("/").uri();
        return new StripeSettings(
                base,
                KEY,
                StripeSettings.DEFAULT_API_VERSION,
                account,
                StripeLimits.documented(RateUse.FULL),
                TransportSettings.defaults(),
                retry);
    }
}
