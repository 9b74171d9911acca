package io.connectivityfabric.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateBudgets;
import io.connectivityfabric.http.RateLimit;
import io.connectivityfabric.http.RateUse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ApiCallMetricsTest {
    private final Map<String, LongSupplier> figures = new HashMap<>();
    private final ApiCallMetrics calls = new ApiCallMetrics();

    ApiCallMetricsTest() {
        calls.showIn(
                new MetricsFacade() {
                    @Override
                    public void show(String name, String description, Map<String, String> tags, LongSupplier value) {
                        String tag = tags.getOrDefault("limit", tags.get("budget"));
                        LongSupplier before = figures.put(tag == null ? name : name + " " + tag, value);
                        assertThat(before).as("shown twice: " + name).isNull();
                    }

                    @Override
                    public void close() {
                        // Kept to look at.
                    }
                },
                Map.of("streams", "customers"));
    }

    @Test
    void refusalsAreCountedByTheLimitThatTheProviderNames() {
        calls.limited("GET /v1/customers", "endpoint-rate");
        calls.limited("GET /v1/customers", "endpoint-rate");
        calls.limited("GET /v1/customers", "lock_timeout");
        calls.limited("GET /v1/customers", null);
        calls.limited("GET /v1/customers", "any text that a gateway may send");

        assertThat(figure("api-429-by-limit-total endpoint-rate")).isEqualTo(2);
        assertThat(figure("api-429-by-limit-total lock_timeout")).isEqualTo(1);
        assertThat(figure("api-429-by-limit-total unnamed")).isEqualTo(1);
        assertThat(figure("api-429-by-limit-total other")).isEqualTo(1);
    }

    @Test
    void namesWithoutEndBecomeOne() {
        for (int i = 0; i < 1000; i++) {
            calls.limited("GET /v1/customers", "limit-" + i);
        }

        assertThat(figures.keySet())
                .filteredOn(name -> name.startsWith("api-429-by-limit-total"))
                .hasSizeLessThan(30);
        assertThat(figure("api-429-by-limit-total other")).isGreaterThan(900);
    }

    @Test
    void whatIsOnItsWayIsShownForTheBudgetInUse() throws InterruptedException {
        RateBudget first = budget("key");
        RateBudget second = budget("account");
        calls.sending("GET /v1/customers", Priority.LIVE, Duration.ofMillis(7), List.of(first));
        calls.sending("GET /v1/customers", Priority.LIVE, Duration.ofMillis(5), List.of(second));

        try (RateBudget.Permit permit = RateBudget.acquire(Priority.LIVE, List.of(second))) {
            assertThat(permit.waited()).isLessThan(Duration.ofMinutes(1));
            assertThat(figure("api-in-flight GET /v1/customers")).isEqualTo(1);
        }
        assertThat(figure("api-in-flight GET /v1/customers")).isZero();
        assertThat(figure("api-in-flight-limit GET /v1/customers")).isEqualTo(-1);
        assertThat(figure("api-rate-percent GET /v1/customers")).isEqualTo(100);
        assertThat(figure("api-wait-ms-total")).isEqualTo(12);
    }

    private static RateBudget budget(String scope) {
        return RateBudgets.shared()
                .budget("metrics|" + scope, "endpoint", "GET /v1/customers", RateLimit.perSecond(1000), RateUse.FULL);
    }

    private long figure(String name) {
        assertThat(figures).containsKey(name);
        return figures.get(name).getAsLong();
    }
}
