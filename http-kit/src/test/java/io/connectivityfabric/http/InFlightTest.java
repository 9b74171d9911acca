package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InFlightTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final InFlight inFlight = new InFlight();

    @Test
    void thereIsNoLimitUntilOneShows() {
        for (int call = 1; call <= 10_000; call++) {
            assertThat(inFlight.hasRoom()).isTrue();
            inFlight.enter();
        }
    }

    @Test
    void aBurstOfRefusalsLeavesAFifthLessThanTheLowestOfThem() {
        Deque<Integer> levels = new ArrayDeque<>();
        for (int call = 1; call <= 64; call++) {
            levels.addFirst(inFlight.enter());
        }

        for (int level : levels) {
            if (level > 20) {
                inFlight.leaveRefused(level, SECOND);
            } else {
                inFlight.leave(level, SECOND);
            }
        }

        assertThat(inFlight.limit()).isEqualTo(21 - 4);
        assertThat(inFlight.calls()).isZero();
    }

    @Test
    void oneCallAtATimeAlwaysGoes() {
        for (int i = 0; i < 10; i++) {
            inFlight.leaveRefused(inFlight.enter(), i);
        }

        assertThat(inFlight.limit()).isEqualTo(1);
        assertThat(inFlight.hasRoom()).isTrue();
    }

    @Test
    void itGrowsOnlyWhenItIsInTheWay() {
        inFlight.leaveRefused(inFlight.enter(), 0);
        inFlight.enter();
        inFlight.leaveRefused(inFlight.enter(), 0);
        int before = inFlight.limit();
        inFlight.leave(1, 0);

        for (int i = 0; i < 1000; i++) {
            inFlight.enter();
            inFlight.leave(0, 60 * SECOND);
        }

        assertThat(inFlight.limit()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10, 40})
    void aProviderThatAllowsSoManyIsFilledWithFewRefusals(int allowed) {
        Provider provider = new Provider(allowed);

        provider.serveFor(600);

        // Answers take a tenth of a second: a provider that is always full serves ten times its limit each second.
        assertThat(provider.served).isGreaterThan(allowed * 10 * 600 * 8L / 10);
        assertThat(provider.refused).isLessThan(200);
    }

    @Test
    void aLimitThatTheProviderRaisesIsFound() {
        Provider provider = new Provider(5);
        provider.serveFor(60);
        provider.allowed = 50;
        long before = provider.served;

        provider.serveFor(600);

        assertThat(provider.served - before).isGreaterThan(50 * 10 * 600 / 2);
    }

    /** A provider that answers after a tenth of a second, and refuses at once what is more than it allows at a time. */
    private final class Provider {
        private static final long LATENCY = SECOND / 10;
        private static final int CALLERS = 64;

        private record OnItsWay(int level, long ends) {}

        private final PriorityQueue<OnItsWay> calls =
                new PriorityQueue<>(Comparator.comparingLong(OnItsWay::ends).thenComparingInt(OnItsWay::level));
        private int allowed;
        private long now;
        private long served;
        private long refused;

        Provider(int allowed) {
            this.allowed = allowed;
        }

        void serveFor(long seconds) {
            long end = now + seconds * SECOND;
            for (; now < end; now += SECOND / 1000) {
                while (!calls.isEmpty() && calls.peek().ends() <= now) {
                    inFlight.leave(calls.remove().level(), now);
                    served++;
                }
                for (int caller = calls.size(); caller < CALLERS && inFlight.hasRoom(); caller++) {
                    int level = inFlight.enter();
                    if (calls.size() < allowed) {
                        calls.add(new OnItsWay(level, now + LATENCY));
                    } else {
                        inFlight.leaveRefused(level, now);
                        refused++;
                    }
                }
            }
        }
    }
}
