package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls that one limit of one account allows, handed out evenly: a server that counts with a token bucket, a sliding
 * or a fixed window finds nothing to refuse, and more than 97 % of the limit is used when there is enough to do. Get one
 * from {@link RateBudgets}, so that everyone who calls for the account uses the same. Safe for many threads.
 */
public final class RateBudget {
    private final String family;
    private final RateScheduler scheduler;
    private final Pacer pacer;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile RateLimit documented;
    private volatile RateUse use;

    RateBudget(String family, RateLimit limit, RateUse use, RateScheduler scheduler) {
        this.family = family;
        this.scheduler = scheduler;
        this.documented = limit;
        this.use = use;
        this.pacer = new Pacer(limit.usedBy(use));
    }

    /** Which of the provider's limits this is, as the provider's answers name it. */
    public String family() {
        return family;
    }

    /** Waits until a call may go. */
    public void acquire(Priority priority) throws InterruptedException {
        acquire(priority, this);
    }

    /** Waits until a call may go under every one of these. No budgets: no wait. */
    public static Permit acquire(Priority priority, RateBudget... budgets) throws InterruptedException {
        if (budgets.length == 0) {
            return new Permit(Duration.ZERO, () -> {});
        }
        List<Pacer> pacers = Arrays.stream(budgets).map(budget -> budget.pacer).toList();
        RateScheduler.Turn turn = budgets[0].scheduler.acquire(priority, pacers);
        for (RateBudget budget : budgets) {
            budget.calls.incrementAndGet();
        }
        return new Permit(turn.waited(), turn::left);
    }

    /**
     * One call that may go.
     *
     * @param waited how long it had to wait
     * @param left   to be run when the call really leaves, if that may be later than now
     */
    public record Permit(Duration waited, Runnable left) {}

    /**
     * The provider refused a call for this limit: everyone who shares the budget pauses, then goes on a little slower and
     * wins the full rate back window by window.
     *
     * @param pause how long the provider asked to wait, null if it did not say
     */
    public void slowDown(Duration pause) {
        refusals.incrementAndGet();
        scheduler.change(() -> {
            pacer.refused(scheduler.now(), pause);
            return null;
        });
    }

    /** The provider named its limit: what it said in an answer's headers outranks what is documented. */
    public void learn(RateLimit limit) {
        if (limit.equals(documented)) {
            return; // asked with every answer: nobody need wake up for it
        }
        scheduler.change(() -> {
            documented = limit;
            pacer.limit(documented.usedBy(use));
            return null;
        });
    }

    /** How much of the limit may be used from now on. */
    void use(RateUse changed) {
        if (changed.equals(use)) {
            return;
        }
        scheduler.change(() -> {
            use = changed;
            pacer.limit(documented.usedBy(use));
            return null;
        });
    }

    /** A look at the budget, for metrics. */
    public Stats stats() {
        return scheduler.change(() -> new Stats(documented, pacer.limit(), calls.get(), refusals.get(), pacer.speed()));
    }

    @Override
    public String toString() {
        return family + " " + documented;
    }

    /**
     * @param limit    the provider's limit
     * @param used     the part of it that this worker may use
     * @param calls    let go so far
     * @param refusals 429s so far
     * @param speed    of the part, what is used since the last refusal: 1 is all of it
     */
    public record Stats(RateLimit limit, RateLimit used, long calls, long refusals, double speed) {}
}
