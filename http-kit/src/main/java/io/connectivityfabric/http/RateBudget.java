package io.connectivityfabric.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls that one limit of one account allows, handed out evenly: a server that counts with a token bucket, a sliding
 * or a fixed window finds nothing to refuse, and more than 97 % of the limit is used when there is enough to do. If the
 * provider also limits how many of these calls may be on their way at once, that is found out and kept. Get one
 * from {@link RateBudgets}, so that everyone who calls for the account uses the same. Safe for many threads.
 */
public final class RateBudget {
    private final String family;
    private final String part;
    private final RateScheduler scheduler;
    private final Pacer pacer;
    private final InFlight inFlight = new InFlight();
    private final Gate gate;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong crowded = new AtomicLong();
    private volatile RateLimit given;
    private volatile RateLimit documented;
    private volatile RateUse use;

    RateBudget(String family, String part, RateLimit limit, RateUse use, RateScheduler scheduler) {
        this.family = family;
        this.part = part;
        this.scheduler = scheduler;
        this.given = limit;
        this.documented = limit;
        this.use = use;
        this.pacer = new Pacer(limit.usedBy(use));
        this.gate = new Gate(pacer, inFlight);
    }

    /** Which of the provider's limits this is, as the provider's answers name it. */
    public String family() {
        return family;
    }

    /** What the limit is of, for people: the part of the account, such as an endpoint, or else the family. */
    public String name() {
        return part.isEmpty() ? family : part;
    }

    /** Waits until a call may go under every one of these. No budgets: no wait. Close the permit when the call is over. */
    public static Permit acquire(Priority priority, List<RateBudget> budgets) throws InterruptedException {
        if (budgets.isEmpty()) {
            return new Permit(budgets, null);
        }
        List<Gate> gates = budgets.stream().map(budget -> budget.gate).toList();
        RateScheduler.Turn turn = budgets.get(0).scheduler.acquire(priority, gates);
        for (RateBudget budget : budgets) {
            budget.calls.incrementAndGet();
        }
        return new Permit(budgets, turn);
    }

    /** One call that may go. */
    public static final class Permit implements AutoCloseable {
        private final List<RateBudget> budgets;
        private final RateScheduler.Turn turn;
        private final boolean[] crowded;

        private Permit(List<RateBudget> budgets, RateScheduler.Turn turn) {
            this.budgets = budgets;
            this.turn = turn;
            this.crowded = new boolean[budgets.size()];
        }

        /** How long the call had to wait. */
        public Duration waited() {
            return turn == null ? Duration.ZERO : turn.waited();
        }

        /** To be told when the call really leaves, if that may be later than now. */
        public void left() {
            if (turn != null) {
                turn.left();
            }
        }

        /** The call failed: if a limit refused it, everyone who shares the budget heeds that from now on. */
        public void failed(Failure failure) {
            for (int i = 0; i < crowded.length; i++) {
                RateBudget budget = budgets.get(i);
                if (failure.slows(budget)) {
                    budget.slowDown(failure.retryAfter());
                }
                if (failure.crowds(budget)) {
                    budget.crowded.incrementAndGet();
                    crowded[i] = true;
                }
            }
        }

        /** The call is over. */
        @Override
        public void close() {
            if (turn != null) {
                turn.over(crowded);
            }
        }
    }

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

    /** The limit as documented or configured: it counts if it is another than before, and until the provider names its own. */
    void give(RateLimit limit) {
        if (!limit.equals(given)) {
            given = limit;
            learn(limit);
        }
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

    /** Whether calls wait for this limit already, so that more of them at a time would gain nothing. */
    public boolean isAwaited() {
        return scheduler.isAwaited(gate);
    }

    /** A look at the budget, for metrics. */
    public Stats stats() {
        return scheduler.look(() -> new Stats(
                documented,
                pacer.limit(),
                calls.get(),
                refusals.get(),
                pacer.speed(),
                inFlight.calls(),
                inFlight.limit(),
                crowded.get()));
    }

    @Override
    public String toString() {
        return name() + " " + documented;
    }

    /**
     * @param limit         the provider's limit
     * @param used          the part of it that this worker may use
     * @param calls         let go so far
     * @param refusals      429s so far for the rate
     * @param speed         of the part, what is used since the last refusal: 1 is all of it
     * @param inFlight      calls on their way
     * @param inFlightLimit how many may be on their way at once; {@link Integer#MAX_VALUE} as long as no limit showed
     * @param crowded       429s so far for too many calls on their way at once
     */
    public record Stats(
            RateLimit limit,
            RateLimit used,
            long calls,
            long refusals,
            double speed,
            int inFlight,
            int inFlightLimit,
            long crowded) {}
}
