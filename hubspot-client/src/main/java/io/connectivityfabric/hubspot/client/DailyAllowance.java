package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The account's calls of a day. They are not paced: HubSpot counts them from midnight of the portal's time zone, and says
 * how many are left (not to OAuth apps). When they are used up, or only those reserved for other apps are left, calls fail
 * at once instead of being sent; one a minute is let through to see whether it is another day.
 */
final class DailyAllowance {
    /** How the provider names this limit. */
    static final String POLICY = "DAILY";

    private static final Duration PROBE = Duration.ofMinutes(1);
    private static final Map<String, DailyAllowance> ALL = new ConcurrentHashMap<>();
    private static final long OPEN = Long.MIN_VALUE;

    private final LongSupplier nanos;
    /** When the next call may be tried; {@link #OPEN} if there is nothing to wait for. */
    private final AtomicLong closedUntil = new AtomicLong(OPEN);

    DailyAllowance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The one of an account. */
    static DailyAllowance of(String account) {
        return ALL.computeIfAbsent(account, a -> new DailyAllowance(System::nanoTime));
    }

    /**
     * @throws ApiException of kind {@code RATE_LIMITED} and code {@code DAILY} when there is nothing left
     */
    void check() {
        long until = closedUntil.get();
        if (until == OPEN) {
            return;
        }
        long left = until - nanos.getAsLong();
        boolean probe = left <= 0 && closedUntil.compareAndSet(until, nanos.getAsLong() + PROBE.toNanos());
        if (!probe) {
            throw usedUp(Duration.ofNanos(Math.max(left, 0)));
        }
    }

    private static ApiException usedUp(Duration wait) {
        return ApiException.of(
                        ApiException.Kind.RATE_LIMITED,
                        "The HubSpot account's calls for today are used up, or down to what rate.limit.reserve keeps for"
                                + " other apps. HubSpot counts anew at midnight in the account's time zone; calls go on"
                                + " by themselves then")
                .code(POLICY)
                .retryAfter(wait)
                .build();
    }

    /** Takes over what an answer says is left. */
    void learn(HttpResponse response, double reserve) {
        long max = number(response, "X-HubSpot-RateLimit-Daily");
        long left = number(response, "X-HubSpot-RateLimit-Daily-Remaining");
        if (max <= 0 || left < 0) {
            return;
        }
        if (left <= max * reserve) {
            exhausted();
        } else {
            closedUntil.set(OPEN);
        }
    }

    /** A call was refused because of it; the failure to tell, with the time after which to try again. */
    ApiException exhausted() {
        closedUntil.set(nanos.getAsLong() + PROBE.toNanos());
        return usedUp(PROBE);
    }

    private static long number(HttpResponse response, String header) {
        try {
            return response.header(header)
                    .map(text -> Long.valueOf(text.trim()))
                    .orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
