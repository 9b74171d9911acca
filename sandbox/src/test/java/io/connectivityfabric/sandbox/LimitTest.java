package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.limit.LimitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitTest {
    private static Sandbox start(int hubspotLimit, int dailyLimit, boolean live) {
        return Sandbox.start(SandboxOptions.builder()
                .customers(1)
                .contacts(1)
                .livemode(live)
                .hubspotTenSecondLimit(hubspotLimit)
                .hubspotDailyLimit(dailyLimit)
                .build());
    }

    @Test
    void stripeEndpointTakesTwentyFiveRequestsInASecond() {
        try (Sandbox sandbox = start(190, 1_000, true)) {
            Client stripe = Client.stripe(sandbox, "acme");
            Answer refused = firstRefused(() -> stripe.get("/v1/customers"));
            assertThat(refused.header("Stripe-Rate-Limited-Reason")).isEqualTo("endpoint-rate");
            assertThat(refused.at("/error/code").asText()).isEqualTo("rate_limit");
            assertThat(refused.header("Retry-After")).isNull();
            assertThat(stripe.get("/v1/events").status()).as("another endpoint").isEqualTo(200);
            assertThat(Client.stripe(sandbox, "globex").get("/v1/customers").status())
                    .as("another account")
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> stripe.get("/v1/customers").status() == 200);
            assertThat(sandbox.traffic().tooManyRequests()).isPositive();
        }
    }

    @Test
    void stripeTestModeTakesTwentyFiveOverAllEndpoints() {
        try (Sandbox sandbox = start(190, 1_000, false)) {
            Client stripe = Client.stripe(sandbox, "acme");
            List<String> paths = List.of("/v1/customers", "/v1/events", "/v1/account");
            int[] calls = {0};
            Answer refused = firstRefused(() -> stripe.get(paths.get(calls[0]++ % 3)));
            assertThat(refused.header("Stripe-Rate-Limited-Reason")).isEqualTo("global-rate");
        }
    }

    @Test
    void stripeFilesTakeTwentyInASecond() {
        try (Sandbox sandbox = start(190, 1_000, true)) {
            Client stripe = Client.stripe(sandbox, "acme");
            int[] calls = {0};
            Answer refused = firstRefused(() -> {
                calls[0]++;
                return stripe.get("/v1/files");
            });
            assertThat(refused.header("Stripe-Rate-Limited-Reason")).isEqualTo("endpoint-rate");
            assertThat(calls[0]).isGreaterThanOrEqualTo(21);
            sandbox.dials().limits(false);
            assertThat(stripe.get("/v1/files").status()).as("limits turned off").isEqualTo(200);
        }
    }

    @Test
    void stripeCarriesOutOnlySoManyAtOnce() {
        try (Sandbox sandbox = start(190, 1_000, true)) {
            sandbox.dials().stripeConcurrency(2);
            sandbox.latency(Duration.ofMillis(400));
            Client stripe = Client.stripe(sandbox, "acme");
            List<CompletableFuture<Answer>> calls = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (int i = 0; i < 4; i++) {
                    calls.add(CompletableFuture.supplyAsync(() -> stripe.get("/v1/customers"), threads));
                }
                List<String> reasons = calls.stream()
                        .map(CompletableFuture::join)
                        .filter(a -> a.status() == 429)
                        .map(a -> a.header("Stripe-Rate-Limited-Reason"))
                        .toList();
                assertThat(reasons).isNotEmpty().containsOnly("endpoint-concurrency");
                assertThat(stripe.get("/v1/customers").status())
                        .as("those before are done")
                        .isEqualTo(200);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void hubspotCountsTenSecondsAndSaysSoInHeaders() {
        try (Sandbox sandbox = start(20, 1_000, false)) {
            Client hubspot = Client.hubspot(sandbox, "acme");
            Answer first = hubspot.get("/crm/v3/objects/contacts");
            assertThat(first.header("X-HubSpot-RateLimit-Max")).isEqualTo("20");
            assertThat(first.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("19");
            assertThat(first.header("X-HubSpot-RateLimit-Interval-Milliseconds"))
                    .isEqualTo("10000");
            assertThat(first.header("X-HubSpot-RateLimit-Daily")).isEqualTo("1000");
            Answer refused = firstRefused(() -> hubspot.get("/crm/v3/objects/contacts"));
            assertThat(refused.at("/policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
            assertThat(refused.at("/category").isMissingNode()).isTrue();
            assertThat(refused.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("0");
            assertThat(search(hubspot).status()).as("search has its own limit").isEqualTo(200);
        }
    }

    @Test
    void hubspotSearchTakesFiveInASecondAndSendsNoHeaders() {
        try (Sandbox sandbox = start(190, 1_000, false)) {
            Client hubspot = Client.hubspot(sandbox, "acme");
            Answer refused = firstRefused(() -> search(hubspot));
            assertThat(refused.at("/policyName").asText()).isEqualTo("SECONDLY");
            assertThat(refused.header("X-HubSpot-RateLimit-Max")).isNull();
            await().atMost(Duration.ofSeconds(5)).until(() -> search(hubspot).status() == 200);
        }
    }

    @Test
    void hubspotDayEnds() {
        try (Sandbox sandbox = start(190, 3, false)) {
            Client hubspot = Client.hubspot(sandbox, "acme");
            Answer refused = firstRefused(() -> hubspot.get("/crm/v3/objects/contacts"));
            assertThat(refused.at("/policyName").asText()).isEqualTo("DAILY");
        }
    }

    @ParameterizedTest
    @EnumSource(LimitKind.class)
    void noKindLetsABurstThroughTwice(LimitKind kind) {
        var limit = kind.of(5, Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            assertThat(limit.tryAcquire(1_000)).isTrue();
        }
        assertThat(limit.tryAcquire(1_000)).isFalse();
        assertThat(limit.remaining(1_000)).isZero();
        assertThat(limit.tryAcquire(2_000_000_000L)).isTrue();
    }

    @Test
    void kindsDifferInHowTheyRecover() {
        long half = 500_000_000L;
        Map<LimitKind, Integer> afterHalfASecond =
                Map.of(LimitKind.SLIDING_WINDOW, 0, LimitKind.FIXED_WINDOW, 0, LimitKind.TOKEN_BUCKET, 5);
        afterHalfASecond.forEach((kind, expected) -> {
            var limit = kind.of(10, Duration.ofSeconds(1));
            for (int i = 0; i < 10; i++) {
                limit.tryAcquire(1);
            }
            assertThat(limit.remaining(1 + half)).as(kind.name()).isEqualTo(expected);
        });
    }

    private static Answer search(Client hubspot) {
        return hubspot.post("/crm/v3/objects/contacts/search", Map.of("limit", 1));
    }

    private static Answer firstRefused(Supplier<Answer> call) {
        return Stream.generate(call)
                .limit(500)
                .filter(a -> a.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never refused"));
    }
}
