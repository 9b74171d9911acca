package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RandomGenerator ALMOST_ONE = () -> Long.MAX_VALUE | Long.MIN_VALUE;

    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void theBoundDoublesUpToTheCap() {
        assertThat(wait(1)).isCloseTo(Duration.ofMillis(100), Duration.ofMillis(1));
        assertThat(wait(2)).isCloseTo(Duration.ofMillis(200), Duration.ofMillis(1));
        assertThat(wait(4)).isCloseTo(Duration.ofMillis(800), Duration.ofMillis(1));
        assertThat(wait(5)).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(1));
        assertThat(wait(5000)).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(1));
    }

    @Test
    void theJitterIsFull() {
        Random random = new Random(3);
        long below = 0;
        for (int i = 0; i < 1000; i++) {
            Duration wait = policy.wait(4, Duration.ZERO, null, random).orElseThrow();
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(800));
            below += wait.toMillis() < 400 ? 1 : 0;
        }
        assertThat(below).isBetween(450L, 550L);
    }

    @Test
    void aLongerRetryAfterIsObeyedAndAShorterOneDoesNotShortenTheBackoff() {
        assertThat(policy.wait(1, Duration.ZERO, Duration.ofSeconds(4), ALMOST_ONE))
                .contains(Duration.ofSeconds(4));
        assertThat(policy.wait(5, Duration.ZERO, Duration.ofMillis(1), ALMOST_ONE)
                        .orElseThrow())
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void nothingThatEndsAfterTheTotalIsWaitedFor() {
        assertThat(policy.wait(9, Duration.ofMillis(9500), null, ALMOST_ONE)).isEmpty();
        assertThat(policy.wait(1, Duration.ZERO, Duration.ofHours(24), ALMOST_ONE))
                .isEmpty();
        assertThat(RetryPolicy.none().wait(1, Duration.ZERO, null, ALMOST_ONE)).isEmpty();
    }

    private Duration wait(int failures) {
        return policy.wait(failures, Duration.ZERO, null, ALMOST_ONE).orElseThrow();
    }
}
