package io.connectivityfabric.hubspot.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Failure;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.RateLimit;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotLimitsTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void theFirstAnswerTellsTheLimit() {
        HubSpotBudgets budgets = budgets("pat-na1-learning");
        assertThat(budgets.tenSeconds().stats().limit()).isEqualTo(new RateLimit(190, Duration.ofSeconds(10)));

        budgets.learn(answer(
                200, Map.of("x-hubspot-ratelimit-max", "100", "x-hubspot-ratelimit-interval-milliseconds", "10000")));
        assertThat(budgets.tenSeconds().stats().limit()).isEqualTo(new RateLimit(100, Duration.ofSeconds(10)));

        budgets.learn(answer(
                200, Map.of("x-hubspot-ratelimit-max", "lots", "x-hubspot-ratelimit-interval-milliseconds", "0")));
        assertThat(budgets.tenSeconds().stats().limit().permits()).isEqualTo(100);
    }

    @Test
    void appsOfOnePortalShareTheSearchLimitOnceThePortalIsKnown() {
        HubSpotBudgets one = budgets("pat-na1-one");
        HubSpotBudgets two = budgets("pat-na1-two");

        one.belongsTo(7);
        two.belongsTo(7);

        assertThat(one.search()).isSameAs(two.search());
        assertThat(one.search().stats().limit()).isEqualTo(RateLimit.perSecond(5));
        assertThat(one.tenSeconds()).isNotSameAs(two.tenSeconds());
    }

    @ParameterizedTest
    @CsvSource({
        "TEN_SECONDLY_ROLLING, /crm/objects/2026-09/contacts, ten-secondly",
        "SECONDLY, /crm/objects/2026-09/contacts/search, search",
        "TEN_SECONDLY_ROLLING, /crm/objects/2026-09/contacts/search, search",
        "SECONDLY, /crm/objects/2026-09/contacts/batch/upsert, ten-secondly"
    })
    void aRefusalSlowsDownTheBudgetOfTheCall(String policy, String path, String family) {
        Failure failure = classify(path, 429, Map.of(), "{\"policyName\":\"" + policy + "\"}");

        assertThat(failure.limited()).isEqualTo(family);
        assertThat(failure.retry()).isEqualTo(Failure.Retry.ALWAYS);
        assertThat(failure.error().code()).isEqualTo(policy);
    }

    @Test
    void aUsedUpDayIsNotRetried() {
        Failure failure = classify("/x", 429, Map.of(), "{\"policyName\":\"DAILY\"}");

        assertThat(failure.retry()).isEqualTo(Failure.Retry.NEVER);
    }

    @Test
    void aLockWantsTwoSecondsAndAMoveAsLongAsItSays() {
        assertThat(classify("/x", 423, Map.of(), "").error().retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(classify("/x", 423, Map.of("retry-after", "9"), "").error().retryAfter())
                .contains(Duration.ofSeconds(9));

        Failure moving = classify("/x", 477, Map.of("retry-after", "86400"), "");
        assertThat(moving.error().retryAfter()).contains(Duration.ofDays(1));
        assertThat(moving.retry()).isEqualTo(Failure.Retry.ALWAYS);
    }

    @Test
    void aUsedUpDayIsProbedOnceAMinute() {
        DailyAllowance day = new DailyAllowance(now::get);
        day.exhausted();
        assertThatThrownBy(day::check).isInstanceOf(ApiException.class).hasMessageContaining("rate.limit.reserve");

        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThatCode(day::check).doesNotThrowAnyException();
        assertThatThrownBy(day::check).isInstanceOf(ApiException.class);

        day.learn(left(499_000), 0.1);
        assertThatCode(day::check).doesNotThrowAnyException();
    }

    @Test
    void theReserveOfTheDayIsLeftToOtherApps() {
        DailyAllowance day = new DailyAllowance(now::get);

        day.learn(left(50_001), 0.1);
        assertThatCode(day::check).doesNotThrowAnyException();

        day.learn(left(50_000), 0.1);
        assertThatThrownBy(day::check).isInstanceOf(ApiException.class);
    }

    @Test
    void answersWithoutDailyHeadersChangeNothing() {
        DailyAllowance day = new DailyAllowance(now::get);
        day.exhausted();

        day.learn(answer(200, Map.of()), 0);

        assertThatThrownBy(day::check).isInstanceOf(ApiException.class);
    }

    private static HttpResponse left(int calls) {
        return answer(
                200,
                Map.of(
                        "x-hubspot-ratelimit-daily",
                        "500000",
                        "x-hubspot-ratelimit-daily-remaining",
                        Integer.toString(calls)));
    }

    private static Failure classify(String path, int status, Map<String, String> headers, String body) {
        HttpResponse bare = answer(status, headers);
        return new HubSpotErrors("pat-na1-x")
                .classify(
                        HttpRequest.get(URI.create("https://api.hubapi.com" + path)),
                        new HttpResponse(status, bare.headers(), body.getBytes(StandardCharsets.UTF_8), Instant.now()));
    }

    private static HttpResponse answer(int status, Map<String, String> headers) {
        Map<String, List<String>> lists = new java.util.HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new HttpResponse(status, lists, new byte[0], Instant.now());
    }

    private static HubSpotBudgets budgets(String token) {
        return new HubSpotBudgets(new HubSpotSettings(
                URI.create("https://limits.example.test"),
                token,
                HubSpotApiVersion.DEFAULT,
                RateUse.FULL,
                TransportSettings.defaults(),
                RetryPolicy.none()));
    }
}
