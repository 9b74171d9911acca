package io.connectivityfabric.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rate budgets of this process (of this class loader, to be exact: a provider's connectors come in one archive, so
 * they share it). One per limit of an account, kept as long as the process lives, so that a restarted task goes on
 * where the limit stands instead of starting with a fresh allowance.
 */
public final class RateBudgets {
    private static final RateBudgets SHARED = new RateBudgets(new RateScheduler(RateScheduler.Ticker.system()));

    private final Map<Key, RateBudget> budgets = new ConcurrentHashMap<>();
    private final RateScheduler scheduler;

    RateBudgets(RateScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The one registry of all connectors. */
    public static RateBudgets shared() {
        return SHARED;
    }

    /**
     * The budget of a limit, made with the documented limit when it is first asked for.
     *
     * @param scope   what the provider counts by: provider, host and account, and whatever else it tells apart
     * @param family  the limit's name, as {@link Failure#limited()} gives it
     * @param limit   the documented limit, or another that the user gives; one learned from answers meanwhile stays until
     *                this changes
     * @param use     the part to use; when connectors on one account differ, the last to ask decides
     */
    public RateBudget budget(String scope, String family, RateLimit limit, RateUse use) {
        return budget(scope, family, "", limit, use);
    }

    /**
     * The budget of a limit that is counted for each part of the account apart.
     *
     * @param part such as an endpoint
     */
    public RateBudget budget(String scope, String family, String part, RateLimit limit, RateUse use) {
        RateBudget budget = budgets.computeIfAbsent(
                new Key(scope, family, part), key -> new RateBudget(family, part, limit, use, scheduler));
        budget.give(limit);
        budget.use(use);
        return budget;
    }

    private record Key(String scope, String family, String part) {}
}
