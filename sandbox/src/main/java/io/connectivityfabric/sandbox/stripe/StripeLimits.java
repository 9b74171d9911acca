package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.limit.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An account's limits: 25 requests a second per endpoint, and 100 in live mode or 25 in test mode over all of them. */
final class StripeLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PER_ENDPOINT = 25;

    private final SandboxOptions options;
    private final RateLimit global;
    private final Map<String, RateLimit> endpoints = new ConcurrentHashMap<>();

    StripeLimits(SandboxOptions options) {
        this.options = options;
        this.global = options.limitKind().of(options.livemode() ? 100 : 25, SECOND);
    }

    /** The reason to refuse a request, as Stripe's header names it. */
    Optional<String> exceeded(String endpoint) {
        if (!options.limits()) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        RateLimit own =
                endpoints.computeIfAbsent(endpoint, e -> options.limitKind().of(PER_ENDPOINT, SECOND));
        if (!own.tryAcquire(now)) {
            return Optional.of("endpoint-rate");
        }
        return global.tryAcquire(now) ? Optional.empty() : Optional.of("global-rate");
    }
}
