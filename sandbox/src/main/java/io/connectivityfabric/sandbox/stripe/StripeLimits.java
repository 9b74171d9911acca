package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.limit.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An account's limits (docs.stripe.com/rate-limits): 25 requests a second per endpoint, 20 for files and search, and 100
 * in live mode or 25 in test mode over all of them; and, where that is turned on, so many at once.
 */
final class StripeLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PER_ENDPOINT = 25;
    private static final int FILES_AND_SEARCH = 20;
    private static final int ENDPOINTS_AT_ONCE = 4;

    private final SandboxOptions options;
    private final Dials dials;
    private final RateLimit global;
    private final Map<String, RateLimit> endpoints = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final Map<String, AtomicInteger> runningAt = new ConcurrentHashMap<>();

    StripeLimits(SandboxOptions options, Dials dials) {
        this.options = options;
        this.dials = dials;
        this.global = options.limitKind().of(options.livemode() ? 100 : 25, SECOND);
    }

    /** The reason to refuse a request, as Stripe's header names it. One that passes runs until {@link #done}. */
    Optional<String> exceeded(String endpoint) {
        Optional<String> rate = dials.limits() ? rate(endpoint) : Optional.empty();
        return rate.isPresent() ? rate : concurrency(endpoint);
    }

    /** The answer to a request that passed is on its way. */
    void done(String endpoint) {
        running.decrementAndGet();
        at(endpoint).decrementAndGet();
    }

    private Optional<String> rate(String endpoint) {
        long now = System.nanoTime();
        int limit = endpoint.contains("/v1/files") || endpoint.endsWith("/search") ? FILES_AND_SEARCH : PER_ENDPOINT;
        RateLimit own =
                endpoints.computeIfAbsent(endpoint, e -> options.limitKind().of(limit, SECOND));
        if (!own.tryAcquire(now)) {
            return Optional.of("endpoint-rate");
        }
        return global.tryAcquire(now) ? Optional.empty() : Optional.of("global-rate");
    }

    private Optional<String> concurrency(String endpoint) {
        int most = dials.stripeConcurrency();
        int here = at(endpoint).incrementAndGet();
        int all = running.incrementAndGet();
        if (most == 0 || (here <= most && all <= most * ENDPOINTS_AT_ONCE)) {
            return Optional.empty();
        }
        done(endpoint);
        return Optional.of(here > most ? "endpoint-concurrency" : "global-concurrency");
    }

    private AtomicInteger at(String endpoint) {
        return runningAt.computeIfAbsent(endpoint, e -> new AtomicInteger());
    }
}
