package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.Failure;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeErrorsTest {
    private final StripeErrors errors = new StripeErrors("sk_live_1");

    @ParameterizedTest
    @CsvSource({"global-rate, account", "endpoint-rate, endpoint"})
    void theReasonNamesTheBudgetToSlowDown(String reason, String family) {
        Failure failure = limited(reason, "{\"error\":{\"message\":\"slow down\"}}");

        assertThat(failure.limited()).isEqualTo(family);
        assertThat(failure.crowded()).isNull();
        assertThat(failure.retry()).isEqualTo(Failure.Retry.ALWAYS);
        assertThat(failure.error().code()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"global-concurrency, account", "endpoint-concurrency, endpoint"})
    void tooManyAtATimeIsNoMatterOfTheRate(String reason, String family) {
        Failure failure = limited(reason, "{\"error\":{\"message\":\"slow down\"}}");

        assertThat(failure.crowded()).isEqualTo(family);
        assertThat(failure.limited()).isNull();
        assertThat(failure.retry()).isEqualTo(Failure.Retry.ALWAYS);
        assertThat(failure.error().code()).isEqualTo(reason);
    }

    @Test
    void stripesWordThatACallWillNotSucceedIsObeyedForLimitsToo() {
        Failure failure = errors.classify(
                HttpRequest.get(URI.create("https://api.stripe.com/v1/customers")),
                new HttpResponse(
                        429,
                        Map.of(
                                "stripe-rate-limited-reason", List.of("endpoint-rate"),
                                "stripe-should-retry", List.of("false")),
                        new byte[0],
                        Instant.now()));

        assertThat(failure.retry()).isEqualTo(Failure.Retry.NEVER);
        assertThat(failure.limited()).as("others wait all the same").isEqualTo("endpoint");
    }

    @Test
    void aRefusalWithoutAReasonSlowsDownAll() {
        assertThat(limited(null, "").limited()).isEqualTo(Failure.ALL_LIMITS);
    }

    @Test
    void aLockIsNoLimit() {
        Failure failure = limited(null, "{\"error\":{\"code\":\"lock_timeout\",\"message\":\"locked\"}}");

        assertThat(failure.limited()).isNull();
        assertThat(failure.retry()).isEqualTo(Failure.Retry.ALWAYS);
        assertThat(failure.error().code()).isEqualTo("lock_timeout");
    }

    @Test
    void aLimitOfOneObjectSlowsDownNobodyElse() {
        assertThat(limited("resource-specific", "").limited()).isNull();
    }

    private Failure limited(String reason, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        if (reason != null) {
            headers.put("stripe-rate-limited-reason", List.of(reason));
        }
        return errors.classify(
                HttpRequest.get(URI.create("https://api.stripe.com/v1/customers?email=x")),
                new HttpResponse(429, headers, body.getBytes(StandardCharsets.UTF_8), Instant.now()));
    }
}
