package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What an answer that is no success means.
 *
 * @param error   what to tell the caller when it is final
 * @param retry   whether trying again can help
 * @param limited the {@link RateBudget#family() family} of the limit that refused the call for its rate;
 *                {@link #ALL_LIMITS} if the provider did not say which; null if no rate did
 * @param crowded the family whose calls are too many at a time; null if that is not the reason
 */
public record Failure(ApiException error, Retry retry, String limited, String crowded) {

    /** Every budget of the call is slowed down. */
    public static final String ALL_LIMITS = "*";

    /** When a call may be sent again. */
    public enum Retry {
        /** It can never succeed as it is. */
        NEVER,
        /** It may have been processed: only if doing it twice does no harm. */
        IF_REPEATABLE,
        /** It was surely not processed. */
        ALWAYS
    }

    public Failure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(retry, "retry");
    }

    public static Failure fatal(ApiException error) {
        return new Failure(error, Retry.NEVER, null, null);
    }

    public static Failure passing(ApiException error) {
        return new Failure(error, Retry.IF_REPEATABLE, null, null);
    }

    public static Failure notProcessed(ApiException error) {
        return new Failure(error, Retry.ALWAYS, null, null);
    }

    /** Refused for its rate, so surely not processed. */
    public static Failure limited(ApiException error, String family) {
        return new Failure(error, Retry.ALWAYS, family, null);
    }

    /** Refused since too many calls were on their way at once, so surely not processed. */
    public static Failure crowded(ApiException error, String family) {
        return new Failure(error, Retry.ALWAYS, null, family);
    }

    /** The same, but not to be tried again. */
    public Failure neverAgain() {
        return new Failure(error, Retry.NEVER, limited, crowded);
    }

    boolean slows(RateBudget budget) {
        return limited != null && (limited.equals(ALL_LIMITS) || limited.equals(budget.family()));
    }

    boolean crowds(RateBudget budget) {
        return budget.family().equals(crowded);
    }

    boolean mayRetry(HttpRequest request) {
        return switch (retry) {
            case NEVER -> false;
            case IF_REPEATABLE -> request.repeatable();
            case ALWAYS -> true;
        };
    }

    Duration retryAfter() {
        return error.retryAfter().orElse(null);
    }
}
