package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to POST requests by their Idempotency-Key, kept for 24 hours (docs.stripe.com/api/idempotent_requests). Not
 * for concurrent use.
 */
final class IdempotencyKeys {
    private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();

    private final Map<String, Saved> saved = new LinkedHashMap<>();
    private final SandboxClock clock;

    IdempotencyKeys(SandboxClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Saved(String target, byte[] body, ApiResponse response, String requestId, long atMillis) {}

    /**
     * The saved answer to the same request.
     *
     * @throws StripeException if the key was used for another request
     */
    Optional<ApiResponse> replay(String key, ApiRequest request) {
        if (key.length() > 255) {
            throw StripeException.invalid(
                    null, null, "Idempotency keys can be at most 255 characters, this one has " + key.length() + ".");
        }
        prune();
        Saved before = saved.get(key);
        if (before == null) {
            return Optional.empty();
        }
        if (!before.target.equals(target(request)) || !Arrays.equals(before.body, request.body())) {
            throw StripeException.idempotencyMismatch(key);
        }
        return Optional.of(
                before.response.with("Idempotent-Replayed", "true").with("Original-Request", before.requestId));
    }

    void save(String key, ApiRequest request, ApiResponse response, String requestId) {
        saved.put(key, new Saved(target(request), request.body(), response, requestId, clock.millis()));
    }

    private void prune() {
        long oldest = clock.millis() - KEPT_MILLIS;
        saved.values().removeIf(s -> s.atMillis < oldest);
    }

    private static String target(ApiRequest request) {
        return request.method() + " " + request.path();
    }
}
