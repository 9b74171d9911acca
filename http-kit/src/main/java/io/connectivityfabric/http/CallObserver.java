package io.connectivityfabric.http;

import java.time.Duration;
import java.util.List;

/**
 * Told of every call, for metrics. Called from the calling threads, so it must be quick and safe for many threads.
 * Operations are verb and path without ids ("GET /v1/customers").
 */
public interface CallObserver {

    /** Nobody listens. */
    CallObserver NONE = new CallObserver() {};

    /**
     * A call, or its next attempt, is sent now.
     *
     * @param waited  how long it had to wait for its budgets
     * @param budgets what it uses up
     */
    default void sending(String operation, Priority priority, Duration waited, List<RateBudget> budgets) {}

    /** An answer came, of whatever status; 429s are told here too. */
    default void answered(String operation, int status, Duration latency) {}

    /**
     * A limit refused a call.
     *
     * @param limit the provider's name of the limit; null if it did not say
     */
    default void limited(String operation, String limit) {}

    /** A call failed and is tried again after a wait. */
    default void retrying(String operation, ApiException reason, Duration wait) {}

    /** A call failed for good. */
    default void failed(String operation, ApiException reason) {}

    /** Tells both. */
    static CallObserver both(CallObserver first, CallObserver second) {
        return new CallObserver() {
            @Override
            public void sending(String operation, Priority priority, Duration waited, List<RateBudget> budgets) {
                first.sending(operation, priority, waited, budgets);
                second.sending(operation, priority, waited, budgets);
            }

            @Override
            public void answered(String operation, int status, Duration latency) {
                first.answered(operation, status, latency);
                second.answered(operation, status, latency);
            }

            @Override
            public void limited(String operation, String limit) {
                first.limited(operation, limit);
                second.limited(operation, limit);
            }

            @Override
            public void retrying(String operation, ApiException reason, Duration wait) {
                first.retrying(operation, reason, wait);
                second.retrying(operation, reason, wait);
            }

            @Override
            public void failed(String operation, ApiException reason) {
                first.failed(operation, reason);
                second.failed(operation, reason);
            }
        };
    }
}
