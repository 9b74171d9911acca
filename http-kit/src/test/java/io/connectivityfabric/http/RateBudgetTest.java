package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RateBudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTicker ticker = new ManualTicker();
    private final RateScheduler scheduler = new RateScheduler(ticker);
    private final RateBudgets budgets = new RateBudgets(scheduler);
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void endThreads() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void liveCallsGoBeforeBackfillThatWaitsLonger() throws InterruptedException {
        RateBudget budget = budget("account", 1);
        acquire(Priority.BACKFILL, budget);
        waiting("backfill 1", Priority.BACKFILL, budget);
        waiting("backfill 2", Priority.BACKFILL, budget);
        waiting("live", Priority.LIVE, budget);

        letGoOneByOne(3);

        assertThat(gone).containsExactly("live", "backfill 1", "backfill 2");
    }

    @Test
    void historyGoesOnHoweverManyLiveCallsThereAre() throws InterruptedException {
        RateBudget account = budget("account", 1);
        RateBudget history = budget("history's endpoint", 1);
        acquire(Priority.LIVE, account);
        waiting("history 1", Priority.BACKFILL, history, account);
        waiting("history 2", Priority.BACKFILL, history, account);
        for (int call = 1; call <= 8; call++) {
            waiting("live", Priority.LIVE, account);
        }

        letGoOneByOne(8);

        assertThat(gone).containsExactly("live", "live", "live", "history 1", "live", "live", "live", "history 2");
    }

    @Test
    void historyThatHasToWaitForItsOwnEndpointHoldsUpNoLiveCall() throws InterruptedException {
        RateBudget account = budget("account", 1);
        RateBudget slow = budgets.budget("acme", "slow", new RateLimit(1, Duration.ofHours(1)), RateUse.FULL);
        acquire(Priority.BACKFILL, slow, account);
        waiting("history", Priority.BACKFILL, slow, account);
        for (int call = 1; call <= 6; call++) {
            waiting("live", Priority.LIVE, account);
        }

        letGoOneByOne(6);

        assertThat(gone).containsOnly("live");
    }

    @Test
    void endpointsTakeTurnsHoweverManyCallsOneOfThemHas() throws InterruptedException {
        RateBudget account = budget("account", 1);
        RateBudget customers = budget("customers", 1);
        RateBudget charges = budget("charges", 1);
        acquire(Priority.BACKFILL, customers, account);
        for (int call = 1; call <= 4; call++) {
            waiting("customers", Priority.BACKFILL, customers, account);
        }
        waiting("charges", Priority.BACKFILL, charges, account);
        waiting("charges", Priority.BACKFILL, charges, account);

        letGoOneByOne(5);

        assertThat(gone).containsExactly("charges", "customers", "charges", "customers", "customers");
    }

    @Test
    void aBudgetKnowsWhetherCallsWaitForIt() throws InterruptedException {
        RateBudget account = budget("account", 1);
        RateBudget other = budget("other", 1);
        acquire(Priority.BACKFILL, account);
        assertThat(account.isAwaited()).isFalse();

        waiting("next", Priority.BACKFILL, account);
        assertThat(account.isAwaited()).isTrue();
        assertThat(other.isAwaited()).isFalse();

        letGoOneByOne(1);
        assertThat(account.isAwaited()).isFalse();
    }

    private void letGoOneByOne(int calls) {
        for (int call = 1; call <= calls; call++) {
            int expected = call;
            ticker.advance(Duration.ofMillis(1100), scheduler);
            await().untilAsserted(() -> assertThat(gone).hasSize(expected));
        }
    }

    @Test
    void aCallWaitsForAllItsBudgetsAndUsesNoneOfThemMeanwhile() throws InterruptedException {
        RateBudget account = budget("account", 10);
        RateBudget slow = budget("slow endpoint", 1);
        acquire(Priority.LIVE, slow, account);
        waiting("slow", Priority.LIVE, slow, account);

        ticker.advance(Duration.ofMillis(150), scheduler);
        RateBudget quick = budget("quick endpoint", 10);
        acquire(Priority.BACKFILL, quick, account);

        assertThat(gone).isEmpty();
        assertThat(account.stats().calls()).isEqualTo(2);
        ticker.advance(SECOND, scheduler);
        await().untilAsserted(() -> assertThat(gone).containsExactly("slow"));
    }

    @Test
    void anInterruptedCallLeavesAtOnceAndTheOthersGoOn() throws InterruptedException {
        RateBudget budget = budget("account", 1);
        acquire(Priority.LIVE, budget);
        Thread first = waiting("first", Priority.LIVE, budget);
        waiting("second", Priority.LIVE, budget);

        first.interrupt();
        first.join();
        ticker.advance(Duration.ofMillis(1100), scheduler);

        await().untilAsserted(() -> assertThat(gone).containsExactly("second"));
    }

    @Test
    void arefusalStopsEveryoneWhoSharesTheBudget() throws InterruptedException {
        RateBudget mine = budget("account", 100);
        RateBudget yours = budget("account", 100);
        mine.slowDown(Duration.ofSeconds(5));
        waiting("yours", Priority.LIVE, yours);

        ticker.advance(Duration.ofMillis(4900), scheduler);
        assertThat(gone).isEmpty();
        assertThat(yours.stats().refusals()).isEqualTo(1);

        ticker.advance(Duration.ofMillis(200), scheduler);
        await().untilAsserted(() -> assertThat(gone).containsExactly("yours"));
    }

    @Test
    void aCallThatWasOneTooManyAtATimeMakesTheOthersWaitUntilThereIsRoom() throws InterruptedException {
        RateBudget account = budget("account", 1000);
        List<RateBudget.Permit> onTheirWay = new ArrayList<>();
        for (int call = 1; call <= 10; call++) {
            ticker.advance(Duration.ofMillis(10), scheduler);
            onTheirWay.add(acquire(Priority.BACKFILL, account));
        }
        RateBudget.Permit tenth = onTheirWay.remove(9);
        tenth.failed(crowded("account"));
        tenth.close();
        ticker.advance(SECOND, scheduler);
        waiting("eighth", Priority.BACKFILL, account);
        waiting("live eighth", Priority.LIVE, account);

        onTheirWay.remove(0).close();
        ticker.advance(SECOND, scheduler);
        assertThat(gone).as("eight are on their way").isEmpty();

        onTheirWay.remove(0).close();
        await().untilAsserted(() -> assertThat(gone).containsExactly("live eighth"));
        assertThat(account.stats().inFlightLimit()).isEqualTo(8);
        assertThat(account.stats().crowded()).isEqualTo(1);
        assertThat(account.stats().refusals()).as("refused for the rate").isZero();
    }

    @Test
    void whoWaitsForTheRateTakesNoOnesPlace() throws InterruptedException {
        RateBudget account = budget("account", 1000);
        RateBudget slow = budget("slow endpoint", 1);
        RateBudget.Permit first = acquire(Priority.BACKFILL, slow, account);
        ticker.advance(Duration.ofMillis(10), scheduler);
        RateBudget.Permit second = acquire(Priority.BACKFILL, budget("endpoint", 1000), account);
        second.failed(crowded("account"));
        second.close();
        first.close();
        assertThat(account.stats().inFlightLimit()).isEqualTo(1);
        waiting("slow", Priority.LIVE, slow, account);

        ticker.advance(Duration.ofMillis(10), scheduler);
        acquire(Priority.BACKFILL, budget("endpoint", 1000), account).close();

        assertThat(gone).isEmpty();
    }

    private static Failure crowded(String family) {
        return Failure.crowded(
                ApiException.of(ApiException.Kind.RATE_LIMITED, "too many at a time")
                        .build(),
                family);
    }

    @Test
    void otherAccountsAndFamiliesHaveTheirOwn() throws InterruptedException {
        budgets.budget("acme", "search", RateLimit.perSecond(5), RateUse.FULL).slowDown(Duration.ofHours(1));

        acquire(Priority.LIVE, budgets.budget("acme", "lists", RateLimit.perSecond(5), RateUse.FULL));
        acquire(Priority.LIVE, budgets.budget("globex", "search", RateLimit.perSecond(5), RateUse.FULL));
    }

    @Test
    void shareAndReserveLeaveTheRestToOthers() {
        RateBudget budget =
                budgets.budget("acme", "lists", new RateLimit(190, SECOND.multipliedBy(10)), new RateUse(0.5, 0.2));

        assertThat(budget.stats().used()).isEqualTo(new RateLimit(76, SECOND.multipliedBy(10)));
        assertThat(budget.stats().limit().permits()).isEqualTo(190);
    }

    @Test
    void aPartBelowOneCallIsOneCallInALongerWindow() {
        RateBudget budget = budgets.budget("acme", "search", RateLimit.perSecond(5), new RateUse(0.1, 0));

        assertThat(budget.stats().used()).isEqualTo(new RateLimit(1, Duration.ofSeconds(2)));
    }

    @Test
    void partsAreRoundedDownButNotBelowWhatTheyAre() {
        assertThat(RateLimit.perSecond(25).usedBy(new RateUse(0.5, 0)).permits())
                .isEqualTo(12);
        assertThat(RateLimit.perSecond(10).usedBy(new RateUse(0.7, 0)).permits())
                .isEqualTo(7);
        assertThat(RateLimit.perSecond(100).usedBy(RateUse.FULL).permits()).isEqualTo(100);
    }

    @Test
    void whatWasLearnedStaysWhenTheBudgetIsAskedForAgain() {
        RateBudget budget = budgets.budget("acme", "lists", RateLimit.perSecond(19), RateUse.FULL);
        budget.learn(RateLimit.perSecond(25));

        RateBudget again = budgets.budget("acme", "lists", RateLimit.perSecond(19), new RateUse(1, 0.2));

        assertThat(again).isSameAs(budget);
        assertThat(again.stats().limit().permits()).isEqualTo(25);
        assertThat(again.stats().used().permits()).isEqualTo(20);
    }

    @Test
    void aLimitThatTheUserChangesCountsFromThenOn() {
        RateBudget budget = budgets.budget("acme", "lists", RateLimit.perSecond(25), RateUse.FULL);

        budgets.budget("acme", "lists", RateLimit.perSecond(50), RateUse.FULL);

        assertThat(budget.stats().used().permits()).isEqualTo(50);
    }

    @Test
    void onTheRealClockManyThreadsShareTheRateEvenly() throws InterruptedException {
        RateBudgets real = new RateBudgets(new RateScheduler(RateScheduler.Ticker.system()));
        RateBudget budget = real.budget("acme", "lists", RateLimit.perSecond(200), RateUse.FULL);
        List<Long> times = new CopyOnWriteArrayList<>();
        long start = System.nanoTime();

        for (int i = 0; i < 8; i++) {
            start("caller " + i, () -> {
                while (times.size() < 200) {
                    acquire(Priority.BACKFILL, budget);
                    times.add(System.nanoTime());
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(980), Duration.ofSeconds(3));
    }

    @Test
    @Timeout(30)
    void nobodyIsForgottenWhenManyComeAndGoAtOnce() throws InterruptedException {
        RateBudgets real = new RateBudgets(new RateScheduler(RateScheduler.Ticker.system()));
        RateBudget account = real.budget("acme", "account", RateLimit.perSecond(4000), RateUse.FULL);
        AtomicInteger done = new AtomicInteger();
        Random random = new Random(5);

        for (int i = 0; i < 40; i++) {
            RateBudget own = real.budget("acme", "endpoint " + i % 5, RateLimit.perSecond(1000), RateUse.FULL);
            start("caller " + i, () -> {
                while (done.incrementAndGet() < 5000) {
                    RateBudget.Permit permit = acquire(Priority.BACKFILL, own, account);
                    permit.left();
                    permit.close();
                }
            });
        }
        for (int i = 0; i < 200; i++) {
            Thread impatient = start("impatient", () -> acquire(Priority.LIVE, account));
            if (random.nextBoolean()) {
                impatient.interrupt();
            }
            impatient.join();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(done.get()).isGreaterThanOrEqualTo(5000);
    }

    private RateBudget budget(String family, int perSecond) {
        return budgets.budget("acme", family, RateLimit.perSecond(perSecond), RateUse.FULL);
    }

    private static RateBudget.Permit acquire(Priority priority, RateBudget... needed) throws InterruptedException {
        return RateBudget.acquire(priority, List.of(needed));
    }

    /** Starts a call and returns when it waits. */
    private Thread waiting(String name, Priority priority, RateBudget... needed) {
        Thread thread = start(name, () -> {
            acquire(priority, needed);
            gone.add(name);
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private Thread start(String name, Interruptible task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }
}
