package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.RateLimit;
import io.connectivityfabric.http.RateUse;
import java.util.Objects;

/**
 * What Stripe allows an account, and how much of it to use. Defaults are those of docs.stripe.com/rate-limits; Stripe raises
 * them for an account on request.
 *
 * @param perEndpoint    calls a second of each endpoint
 * @param perAccount     calls a second over all; null: by the mode of the key
 * @param filesAndSearch calls a second of the files API, and of the search API
 * @param reads          reads in 30 days, 0: without end; null: by the mode of the key
 * @param use            the part of all these that is this worker's
 */
public record StripeLimits(int perEndpoint, Integer perAccount, int filesAndSearch, Long reads, RateUse use) {
    public static final int PER_ENDPOINT = 25;
    public static final int PER_LIVE_ACCOUNT = 100;
    public static final int PER_SANDBOX = 25;
    public static final int FILES_AND_SEARCH = 20;

    public StripeLimits {
        Objects.requireNonNull(use, "use");
    }

    /** The documented limits. */
    public static StripeLimits documented(RateUse use) {
        return new StripeLimits(PER_ENDPOINT, null, FILES_AND_SEARCH, null, use);
    }

    /** Stripe documents an allocation for what earns it, transactions; a sandbox has none. */
    long reads(boolean testMode) {
        long standard = testMode ? 0 : ReadAllocation.LEAST;
        return reads == null ? standard : reads;
    }

    RateLimit account(boolean testMode) {
        int standard = testMode ? PER_SANDBOX : PER_LIVE_ACCOUNT;
        return RateLimit.perSecond(perAccount == null ? standard : perAccount);
    }
}
