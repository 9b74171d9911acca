package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.http.ApiException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiCallerTest {
    private static final RetryPolicy PATIENT =
            new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final ErrorClassifier CLASSIFIER = ApiCallerTest::classify;

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> observed = new ArrayList<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void answered(String operation, int status, Duration latency) {
            observed.add(operation + " " + status);
        }

        @Override
        public void retrying(String operation, ApiException reason, Duration wait) {
            observed.add("retrying " + reason.kind());
        }

        @Override
        public void failed(String operation, ApiException reason) {
            observed.add("failed " + reason.kind());
        }
    };

    private long now;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void passingTroubleIsTriedAgainUntilItWorks() {
        answers(503, 503, 200);

        HttpResponse response = call(get());

        assertThat(response.status()).isEqualTo(200);
        assertThat(observed)
                .containsExactly(
                        "GET /x 503", "retrying UNAVAILABLE", "GET /x 503", "retrying UNAVAILABLE", "GET /x 200");
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(waits.get(1)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anAnswerThatCannotBeReadIsAskedForAgain() {
        server.enqueue(new MockResponse.Builder().body("<html>").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(read(get())).isEqualTo("{}");

        assertThat(observed).containsExactly("GET /x 200", "retrying PROTOCOL", "GET /x 200");
    }

    @Test
    void whatMustNotBeRepeatedIsNotAskedForAgainForAnAnswerThatCannotBeRead() {
        server.enqueue(new MockResponse.Builder().body("<html>").build());
        HttpRequest once = HttpRequest.post(uri(), new byte[0], "text/plain");

        ApiException e = failure(() -> read(once));

        assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private String read(HttpRequest request) {
        try (ApiCaller caller = caller(TransportSettings.defaults(), PATIENT)) {
            return caller.call(request.method() + " /x", request, Priority.LIVE, response -> {
                String body = new String(response.body(), StandardCharsets.UTF_8);
                if (!body.startsWith("{")) {
                    throw ApiException.of(Kind.PROTOCOL, "not JSON").build();
                }
                return body;
            });
        }
    }

    @Test
    void whatCannotSucceedIsTriedOnce() {
        answers(400);

        ApiException e = failure(() -> call(get()));

        assertThat(e.kind()).isEqualTo(Kind.INVALID);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(observed).containsExactly("GET /x 400", "failed INVALID");
    }

    @Test
    void troubleThatDoesNotPassEndsAfterTheTotal() {
        server.setDispatcher(always(503));

        ApiException e = failure(() -> call(get()));

        assertThat(e.status()).isEqualTo(503);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofMinutes(1))
                .isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void retryAfterIsObeyed() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "7")
                .build());
        answers(200);

        call(get());

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aRetryAfterBeyondTheTotalIsLeftToTheCaller() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "86400")
                .build());

        ApiException e = failure(() -> call(get()));

        assertThat(e.retryAfter()).contains(Duration.ofDays(1));
        assertThat(waits).isEmpty();
    }

    @Test
    void whatMayHaveBeenDoneIsOnlyRepeatedIfThatDoesNoHarm() {
        answers(503, 200);
        HttpRequest once = HttpRequest.post(uri(), new byte[] {1}, "application/json");
        HttpRequest often = HttpRequest.repeatablePost(uri(), new byte[] {1}, "application/json");

        assertThat(failure(() -> call(once)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(call(often).status()).isEqualTo(200);

        answers(429, 200);
        assertThat(call(once).status()).isEqualTo(200);
    }

    @Test
    void anUnrepeatableCallIsNotSentAgainBehindOurBackOnAStaleConnection() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().build());
        try (ApiCaller caller = caller(TransportSettings.defaults(), PATIENT)) {
            caller.call("GET /x", get(), Priority.LIVE);
            HttpRequest once = HttpRequest.post(uri(), new byte[100], "application/json");

            ApiException e = failure(() -> caller.call("POST /x", once, Priority.LIVE));

            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            // The server counts a request a moment after it has closed the connection. A third one would have been
            // answered.
            await().untilAsserted(() -> assertThat(server.getRequestCount()).isEqualTo(2));
        }
    }

    @Test
    void aRefusalSlowsDownTheBudgetItNames() {
        RateBudgets budgets = new RateBudgets(new RateScheduler(RateScheduler.Ticker.system()));
        RateBudget endpoint = budgets.budget("acme", "endpoint", RateLimit.perSecond(1000), RateUse.FULL);
        RateBudget account = budgets.budget("acme", "account", RateLimit.perSecond(1000), RateUse.FULL);
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Limited", "endpoint")
                .addHeader("Retry-After", "0")
                .build());
        answers(200);

        call(get(), endpoint, account);

        assertThat(endpoint.stats().refusals()).isEqualTo(1);
        assertThat(account.stats().refusals()).isZero();
        assertThat(account.stats().calls()).isEqualTo(2);
    }

    @Test
    void anUnreachableHostIsNamedWithTheSettingToChange() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        ApiException e = failure(() -> call(HttpRequest.get(URI.create("http://localhost:" + nobody + "/x"))));

        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("localhost:" + nobody).hasMessageContaining("example.base.url");
        assertThat(waits).isNotEmpty();
    }

    @Test
    void anUnknownNameIsNamed() {
        ApiException e = failure(() -> call(HttpRequest.get(URI.create("https://no-such-host.invalid/x"))));

        assertThat(e).hasMessageContaining("no-such-host.invalid").hasMessageContaining("name is unknown");
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotTriedAgain() {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .build())
                .build()
                .sslSocketFactory());

        ApiException e = failure(() -> call(get()));

        assertThat(e).hasMessageContaining("not trusted").hasMessageContaining("http.truststore.location");
        assertThat(waits).isEmpty();
    }

    @Test
    void aTimeoutNamesTheTimeouts() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Duration time = Duration.ofMillis(200);
        TransportSettings hasty = new TransportSettings(time, time, time, 1000, null, null, "test");

        ApiException e = failure(() -> call(hasty, RetryPolicy.none(), get()));

        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("no answer in time").hasMessageContaining("http.read.timeout.ms");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTriedAgain() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(2000)).build());
        Duration time = Duration.ofSeconds(5);
        TransportSettings small = new TransportSettings(time, time, time, 1000, null, null, "test");

        ApiException e = failure(() -> call(small, PATIENT, get()));

        assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(e).hasMessageContaining("http.max.body.bytes (1000)");
        assertThat(waits).isEmpty();
    }

    @Test
    void aRedirectIsAWrongAddress() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "https://login.example.test/?token=secret")
                .build());

        ApiException e = failure(() -> call(get()));

        assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(e).hasMessageContaining("login.example.test").hasMessageContaining("example.base.url");
        assertThat(e.getMessage()).doesNotContain("secret");
    }

    @Test
    void aProxyThatRefusesThePasswordIsNamed(@TempDir Path dir) throws IOException {
        server.setDispatcher(always(407));
        Duration time = Duration.ofSeconds(5);
        ProxySettings proxy = new ProxySettings("localhost", server.getPort(), "me", "hunter2");
        TransportSettings settings = new TransportSettings(time, time, time, 1000, proxy, null, "test");

        for (String scheme : List.of("http", "https")) {
            URI behind = URI.create(scheme + "://api.example.test/x");
            ApiException e = failure(() -> call(settings, PATIENT, HttpRequest.get(behind)));

            assertThat(e.kind()).as(scheme).isEqualTo(Kind.AUTH);
            assertThat(e).hasMessageContaining("http.proxy.user").hasMessageContaining("localhost");
            assertThat(e.getMessage()).doesNotContain("hunter2");
        }
        assertThat(waits).isEmpty();
        assertThat(Files.list(dir)).isEmpty();
    }

    @Test
    void anInterruptEndsACallThatWaitsForItsAnswer() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        Throwable outcome = interrupted(TransportSettings.defaults(), PATIENT, () -> server.getRequestCount() == 1);

        assertThat(outcome).isInstanceOf(CallInterruptedException.class);
    }

    @Test
    void closingEndsCallsInFlight() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ApiCaller caller = caller(TransportSettings.defaults(), PATIENT);
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread thread =
                new Thread(() -> outcome.set(catchThrowable(() -> caller.call("GET /x", get(), Priority.LIVE))));
        thread.start();
        await().until(() -> server.getRequestCount() == 1);

        caller.close();
        thread.join();

        assertThat(outcome.get()).isInstanceOf(CallInterruptedException.class);
    }

    private Throwable interrupted(
            TransportSettings transport, RetryPolicy retry, java.util.concurrent.Callable<Boolean> when)
            throws InterruptedException {
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            outcome.set(catchThrowable(() -> call(transport, retry, get())));
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(when);
        long before = System.nanoTime();
        thread.interrupt();
        thread.join();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(flag.get()).isTrue();
        return outcome.get();
    }

    private URI uri() {
        return server.url("/x").uri();
    }

    private HttpRequest get() {
        return HttpRequest.get(uri());
    }

    private HttpResponse call(HttpRequest request, RateBudget... budgets) {
        try (ApiCaller caller = caller(TransportSettings.defaults(), PATIENT)) {
            return caller.call(request.method() + " /x", request, Priority.LIVE, budgets);
        }
    }

    private HttpResponse call(TransportSettings transport, RetryPolicy retry, HttpRequest request) {
        try (ApiCaller caller = caller(transport, retry)) {
            return caller.call(request.method() + " /x", request, Priority.LIVE);
        }
    }

    private ApiCaller caller(TransportSettings transport, RetryPolicy retry) {
        return new ApiCaller(
                new HttpTransport(transport),
                CLASSIFIER,
                retry,
                observer,
                "example.base.url",
                () -> now,
                wait -> {
                    waits.add(wait);
                    now += wait.toNanos();
                },
                RandomGenerator.getDefault());
    }

    private static ApiException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            server.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    private static mockwebserver3.Dispatcher always(int status) {
        return new mockwebserver3.Dispatcher() {
            @Override
            public MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(status)
                        .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .build();
            }
        };
    }

    private static Failure classify(HttpRequest request, HttpResponse response) {
        Map<Integer, Kind> kinds = Map.of(400, Kind.INVALID, 429, Kind.RATE_LIMITED, 503, Kind.UNAVAILABLE);
        ApiException error = ApiException.of(kinds.get(response.status()), "status " + response.status())
                .status(response.status())
                .retryAfter(RetryAfter.of(response))
                .build();
        return switch (response.status()) {
            case 429 -> Failure.limited(error, response.header("Limited").orElse(Failure.ALL_LIMITS));
            case 503 -> Failure.passing(error);
            default -> Failure.fatal(error);
        };
    }
}
