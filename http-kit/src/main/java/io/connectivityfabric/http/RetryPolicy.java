package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: full-jitter exponential backoff (a random time between nothing and the bound, so
 * that callers who failed together do not come back together), with a cap for one wait and a total.
 *
 * @param initial the bound of the first wait; it doubles with each attempt
 * @param max     the cap of the bound
 * @param total   how long after the first failure a call may go on trying; zero: never try again
 */
public record RetryPolicy(Duration initial, Duration max, Duration total) {

    public RetryPolicy {
        Objects.requireNonNull(initial, "initial");
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(total, "total");
    }

    /** From half a second up to thirty, for five minutes. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** One attempt only. */
    public static RetryPolicy none() {
        return new RetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures   attempts that failed so far, at least one
     * @param elapsed    since the first failure
     * @param retryAfter the least wait the provider asked for, null if it did not
     * @param random     where the jitter comes from
     * @return empty when the wait would end after the total: give up now instead of sleeping first
     */
    public Optional<Duration> wait(int failures, Duration elapsed, Duration retryAfter, RandomGenerator random) {
        Duration wait = backoff(failures, random);
        if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
            wait = retryAfter;
        }
        boolean inTime = !total.isZero() && elapsed.plus(wait).compareTo(total) <= 0;
        return inTime ? Optional.of(wait) : Optional.empty();
    }

    private Duration backoff(int failures, RandomGenerator random) {
        double bound = initial.toNanos() * Math.pow(2, failures - 1.0);
        return Duration.ofNanos((long) (Math.min(bound, max.toNanos()) * random.nextDouble()));
    }
}
