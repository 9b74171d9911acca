package io.connectivityfabric.http;

import java.time.Duration;

/**
 * Told of every call, for metrics. Called from the calling threads, so it must be quick and safe for many threads.
 * Operations are verb and path without ids ("GET /v1/customers").
 */
public interface CallObserver {

    /** Nobody listens. */
    CallObserver NONE = new CallObserver() {};

    /** A call waited for its rate budget. */
    default void waited(String operation, Duration time) {}

    /** An answer came, of whatever status; 429s are told here too. */
    default void answered(String operation, int status, Duration latency) {}

    /** A call failed and is tried again after a wait. */
    default void retrying(String operation, ApiException reason, Duration wait) {}

    /** A call failed for good. */
    default void failed(String operation, ApiException reason) {}
}
