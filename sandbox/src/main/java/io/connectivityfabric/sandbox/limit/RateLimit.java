package io.connectivityfabric.sandbox.limit;

/** Counts requests against a limit. Times are {@link System#nanoTime()}. Safe for concurrent use. */
public interface RateLimit {
    /** Counts one request in, unless the limit is reached: then it is not counted. */
    boolean tryAcquire(long nanos);

    /** How many more requests would pass at this moment. */
    int remaining(long nanos);
}
