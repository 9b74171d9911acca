package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateBudgets;
import io.connectivityfabric.http.RateLimit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stripe's documented limits (docs.stripe.com/rate-limits): 25 calls a second for each endpoint, and for the whole account
 * 100 a second in live mode, 25 in a sandbox. Calls for connected accounts are taken to count on the platform.
 */
final class StripeBudgets {
    /** The family of the account-wide limit. */
    static final String ACCOUNT = "account";
    /** The family of the limit of one endpoint. */
    static final String ENDPOINT = "endpoint";

    private static final RateLimit PER_ENDPOINT = RateLimit.perSecond(25);
    private static final RateLimit LIVE = RateLimit.perSecond(100);
    private static final RateLimit SANDBOX = RateLimit.perSecond(25);

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

    RateBudget[] of(String operation) {
        String account = "stripe|" + ACCOUNTS.getOrDefault(key, key);
        RateLimit whole = settings.testMode() ? SANDBOX : LIVE;
        RateBudgets budgets = RateBudgets.shared();
        return new RateBudget[] {
            budgets.budget(account + "|" + operation, ENDPOINT, PER_ENDPOINT, settings.rate()),
            budgets.budget(account, ACCOUNT, whole, settings.rate())
        };
    }
}
