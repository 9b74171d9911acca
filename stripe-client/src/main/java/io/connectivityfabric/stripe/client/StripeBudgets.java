package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateBudgets;
import io.connectivityfabric.http.RateLimit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of Stripe's limits a call uses up (docs.stripe.com/rate-limits): that of its endpoint and that of the whole account;
 * all searches share one instead of having one for each endpoint, and so do reads of files. Calls for connected accounts are
 * taken to count on the platform.
 */
final class StripeBudgets {
    /** The family of the account-wide limit. */
    static final String ACCOUNT = "account";
    /** The family of the limit of one endpoint. */
    static final String ENDPOINT = "endpoint";

    private static final String FILES = "/v1/files";
    private static final String SEARCH = "/search";

    /** Which account a key belongs to, as far as known: two keys of one account share its limits. */
    private static final Map<String, String> ACCOUNTS = new ConcurrentHashMap<>();

    private final StripeSettings settings;
    private final String key;

    StripeBudgets(StripeSettings settings) {
        this.settings = settings;
        this.key = settings.baseUrl().getAuthority() + "|" + Fingerprint.of(settings.apiKey());
    }

    /** The key turned out to belong to this account. */
    void belongsTo(String account) {
        ACCOUNTS.put(key, settings.baseUrl().getAuthority() + "|" + account + "|" + settings.testMode());
    }

    /** What Stripe counts by, as far as known. */
    private String account() {
        return "stripe|" + ACCOUNTS.getOrDefault(key, key);
    }

    ReadAllocation reads() {
        StripeLimits limits = settings.limits();
        return ReadAllocation.of(account()).grant(limits.reads(settings.testMode()), limits.use());
    }

    RateBudget[] of(String operation) {
        StripeLimits limits = settings.limits();
        String account = account();
        return new RateBudget[] {
            endpoint(operation),
            RateBudgets.shared().budget(account, ACCOUNT, limits.account(settings.testMode()), limits.use())
        };
    }

    /** The limit of the endpoint alone. */
    RateBudget endpoint(String operation) {
        StripeLimits limits = settings.limits();
        String shared = shared(operation);
        int perSecond = shared == null ? limits.perEndpoint() : limits.filesAndSearch();
        String part = shared == null ? operation : shared;
        return RateBudgets.shared().budget(account(), ENDPOINT, part, RateLimit.perSecond(perSecond), limits.use());
    }

    /** The name of the limit that an endpoint shares with others; null if it has its own. */
    private static String shared(String operation) {
        int space = operation.indexOf(' ');
        String path = operation.substring(space + 1);
        if (path.endsWith(SEARCH)) {
            return "search";
        }
        return path.equals(FILES) || path.startsWith(FILES + "/") ? operation.substring(0, space) + " files" : null;
    }
}
