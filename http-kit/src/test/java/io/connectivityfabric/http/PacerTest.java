package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacerTest {
    private static final long MILLI = 1_000_000;

    static List<RateLimit> limits() {
        return List.of(
                RateLimit.perSecond(5),
                RateLimit.perSecond(25),
                RateLimit.perSecond(100),
                new RateLimit(100, Duration.ofSeconds(10)),
                new RateLimit(190, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void everyKindOfServerStaysCleanAndTheLimitIsUsed(RateLimit limit) {
        Random random = new Random(7);
        // Threads wake up to 4 ms late, and the network reorders by up to 10 ms.
        long[] arrivals = arrivals(limit, 60, due -> due + random.nextLong(4 * MILLI), random, 10 * MILLI);

        assertClean(limit, arrivals);
        assertThat((double) arrivals.length / 60).isGreaterThanOrEqualTo(limit.permits() * 0.97);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void longPausesOfTheProcessDoNotEndInBursts(RateLimit limit) {
        Random random = new Random(11);
        long[] arrivals = arrivals(
                limit,
                60,
                due -> random.nextInt(20) == 0 ? due + random.nextLong(700 * MILLI) : due,
                random,
                10 * MILLI);

        assertClean(limit, arrivals);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void callsThatAConnectionHoldsUpDoNotMeetTheNextOnes(RateLimit limit) {
        Random random = new Random(13);
        Pacer pacer = new Pacer(limit);
        List<Long> arrivals = new ArrayList<>();
        long now = 0;
        for (int call = 0; call < limit.permits() * 20; call++) {
            now = Math.max(now, pacer.earliest());
            long number = pacer.grant(now, 0);
            // The first calls open connections, and now and then one is opened anew.
            boolean connects = call < limit.permits() / 2 || random.nextInt(50) == 0;
            long leaves = connects ? now + limit.window().toNanos() / 5 : now;
            pacer.left(number, leaves);
            arrivals.add(leaves + random.nextLong(10 * MILLI));
        }

        long[] sorted = arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(refusals(CountingServer.slidingWindow(limit), sorted)).isZero();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void idleTimeIsNotSavedUp(RateLimit limit) {
        Pacer pacer = new Pacer(limit);
        pacer.grant(0, 0);
        long later = Duration.ofHours(1).toNanos();

        pacer.grant(later, later);

        assertThat(pacer.earliest() - later)
                .isGreaterThanOrEqualTo(limit.window().toNanos() / limit.permits());
    }

    @Test
    void aRefusedCallStopsEveryoneForAWindowAndThenSlowsDownForAWhile() {
        RateLimit limit = RateLimit.perSecond(25);
        Pacer pacer = new Pacer(limit);
        pacer.grant(0, 0);

        pacer.refused(10 * MILLI, null);

        assertThat(pacer.earliest()).isGreaterThanOrEqualTo(1010 * MILLI);
        assertThat(pacer.speed()).isLessThan(1);
        long now = pacer.earliest();
        for (int i = 0; i < 25 * 20; i++) {
            now = Math.max(now, pacer.earliest());
            pacer.grant(now, 0);
        }
        assertThat(pacer.speed()).isEqualTo(1);
    }

    @Test
    void theProvidersOwnWaitIsObeyed() {
        Pacer pacer = new Pacer(RateLimit.perSecond(25));

        pacer.refused(0, Duration.ofSeconds(7));

        assertThat(pacer.earliest()).isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    @Test
    void manyRefusalsOfCallsAlreadyOnTheirWayCountAsOne() {
        Pacer once = new Pacer(RateLimit.perSecond(25));
        Pacer often = new Pacer(RateLimit.perSecond(25));
        once.refused(0, null);

        for (int i = 0; i < 20; i++) {
            often.refused(i * MILLI, null);
        }

        assertThat(often.speed()).isEqualTo(once.speed());
        assertThat(often.earliest() - once.earliest()).isLessThan(20 * MILLI);
    }

    @Test
    void pausesGrowWhenRefusalsGoOn() {
        Pacer pacer = new Pacer(new RateLimit(190, Duration.ofSeconds(10)));
        List<Long> pauses = new ArrayList<>();
        long now = 0;

        for (int i = 0; i < 4; i++) {
            pacer.refused(now, null);
            pauses.add(Math.round((pacer.earliest() - now) / 1e9));
            now = pacer.earliest();
        }

        assertThat(pauses).containsExactly(2L, 4L, 8L, 10L);
    }

    @Test
    void aLimitLearnedOnTheWayCountsWhatWasAlreadyUsed() {
        Pacer pacer = new Pacer(RateLimit.perSecond(100));
        long now = 0;
        for (int i = 0; i < 50; i++) {
            now = Math.max(now, pacer.earliest());
            pacer.grant(now, 0);
        }

        pacer.limit(RateLimit.perSecond(10));

        // The fortieth call and those before it are older news; ten newer ones fill the window.
        assertThat(pacer.earliest()).isGreaterThan(now + 850 * MILLI);
    }

    /** When calls arrive at the server if there is always one waiting, for so many windows. */
    private static long[] arrivals(RateLimit limit, int windows, LongUnaryOperator wakeUp, Random random, long jitter) {
        Pacer pacer = new Pacer(limit);
        List<Long> arrivals = new ArrayList<>();
        long end = windows * limit.window().toNanos();
        for (long now = 0; ; ) {
            now = Math.max(now, wakeUp.applyAsLong(Math.max(now, pacer.earliest())));
            if (now >= end) {
                long[] sorted = arrivals.stream().mapToLong(Long::longValue).toArray();
                Arrays.sort(sorted);
                return sorted;
            }
            pacer.grant(now, 0);
            arrivals.add(now + 40 * MILLI + random.nextLong(jitter));
        }
    }

    private static void assertClean(RateLimit limit, long[] arrivals) {
        assertThat(refusals(CountingServer.slidingWindow(limit), arrivals))
                .as("sliding window")
                .isZero();
        for (int tenth = 0; tenth < 10; tenth++) {
            long offset = limit.window().toNanos() / 10 * tenth;
            assertThat(refusals(CountingServer.fixedWindow(limit, offset), arrivals))
                    .as("fixed window at " + tenth)
                    .isZero();
        }
        assertThat(refusals(CountingServer.tokenBucket(limit, limit.permits()), arrivals))
                .as("token bucket")
                .isZero();
        // As small as one fifteenth of a window, but room for the few calls that are made up for.
        double small = Math.max(3, limit.permits() / 15.0);
        assertThat(refusals(CountingServer.tokenBucket(limit, small), arrivals))
                .as("small token bucket")
                .isZero();
    }

    private static long refusals(CountingServer server, long[] arrivals) {
        return Arrays.stream(arrivals).filter(at -> !server.takes(at)).count();
    }
}
