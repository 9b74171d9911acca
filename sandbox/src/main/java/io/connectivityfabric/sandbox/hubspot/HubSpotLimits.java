package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.limit.LimitKind;
import io.connectivityfabric.sandbox.limit.RateLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * An account's limits: per ten seconds for its private app, per day, and 5 a second for search, which is outside of the
 * ten-second limit and sends no headers.
 */
final class HubSpotLimits {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int SEARCH_PER_SECOND = 5;
    /** docs: an app installed by OAuth has 110 requests per ten seconds in each account, and no limit for a day. */
    private static final int OAUTH_APP = 110;

    private final SandboxOptions options;
    private final Dials dials;
    private final int perTenSeconds;
    private final RateLimit tenSeconds;
    private final RateLimit search;
    private final RateLimit day;

    /** Those of an account's private app. */
    HubSpotLimits(SandboxOptions options, Dials dials) {
        this(
                options,
                dials,
                options.hubspotTenSecondLimit(),
                options.limitKind().of(SEARCH_PER_SECOND, Duration.ofSeconds(1)),
                LimitKind.FIXED_WINDOW.of(options.hubspotDailyLimit(), Duration.ofDays(1)));
    }

    private HubSpotLimits(SandboxOptions options, Dials dials, int perTenSeconds, RateLimit search, RateLimit day) {
        this.options = options;
        this.dials = dials;
        this.perTenSeconds = perTenSeconds;
        this.tenSeconds = options.limitKind().of(perTenSeconds, TEN_SECONDS);
        this.search = search;
        this.day = day;
    }

    /** Those of an app that the account has installed: it shares the account's search and has ten seconds of its own. */
    HubSpotLimits ofAnotherApp() {
        return new HubSpotLimits(
                options, dials, OAUTH_APP, search, LimitKind.FIXED_WINDOW.of(Integer.MAX_VALUE, Duration.ofDays(1)));
    }

    /** The refusal, if a limit is reached. */
    Optional<ApiResponse> exceeded(Quota quota, String correlationId) {
        if (!dials.limits() || quota == Quota.FREE) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        if (quota == Quota.SEARCH && !search.tryAcquire(now)) {
            return Optional.of(refusal("SECONDLY", "secondly", correlationId));
        }
        if (quota == Quota.USUAL && !tenSeconds.tryAcquire(now)) {
            return Optional.of(refusal("TEN_SECONDLY_ROLLING", "ten_secondly_rolling", correlationId));
        }
        return day.tryAcquire(now) ? Optional.empty() : Optional.of(refusal("DAILY", "daily", correlationId));
    }

    ApiResponse withHeaders(ApiResponse response, Quota quota) {
        if (!dials.limits() || quota == Quota.SEARCH || quota == Quota.FREE) {
            return response;
        }
        long now = System.nanoTime();
        ApiResponse told = perTenSeconds == OAUTH_APP
                ? response
                : response.with("X-HubSpot-RateLimit-Daily", Integer.toString(options.hubspotDailyLimit()))
                        .with("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(day.remaining(now)));
        return told.with("X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(TEN_SECONDS.toMillis()))
                .with("X-HubSpot-RateLimit-Max", Integer.toString(perTenSeconds))
                .with("X-HubSpot-RateLimit-Remaining", Integer.toString(tenSeconds.remaining(now)));
    }

    /** Real refusals have a policy name and no category. */
    static ApiResponse refusal(String policy, String period, String correlationId) {
        return ApiResponse.json(
                429,
                Json.bytes(Json.object()
                        .put("status", "error")
                        .put("message", "You have reached your " + period + " limit.")
                        .put("errorType", "RATE_LIMIT")
                        .put("correlationId", correlationId)
                        .put("policyName", policy)
                        .put("requestId", correlationId)));
    }
}
