package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateUse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAllocationTest {
    private long now = Duration.ofDays(20_000).toMillis();
    private final ReadAllocation reads = new ReadAllocation(() -> now);

    @Test
    void withoutAnAllocationChangesAreLookedForQuickly() {
        reads.grant(0, RateUse.FULL);
        for (int i = 0; i < 100_000; i++) {
            reads.read(Priority.LIVE);
        }

        assertThat(reads.pollInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(reads.stats().used()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({"10000, 1, 1", "10000, 7, 3", "500000, 1, 2", "5000000, 2, 1"})
    void feedsTogetherStayWithinTheAllocation(long granted, int feeds, int readsPerLook) {
        reads.grant(granted, RateUse.FULL);
        long[] nextLook = new long[feeds];
        Arrays.fill(nextLook, now);
        long end = now + ReadAllocation.PERIOD.toMillis();
        long looks = 0;
        while (now < end) {
            for (int feed = 0; feed < feeds; feed++) {
                if (nextLook[feed] <= now) {
                    for (int i = 0; i < readsPerLook; i++) {
                        reads.read(Priority.LIVE);
                    }
                    looks++;
                    nextLook[feed] = now + reads.pollInterval().toMillis();
                }
            }
            now = Arrays.stream(nextLook).min().orElseThrow();
        }

        long possible = Math.min(granted, feeds * readsPerLook * ReadAllocation.PERIOD.toSeconds() / 2);
        assertThat(looks * readsPerLook)
                .isLessThanOrEqualTo(Math.round(granted * 1.06))
                .isGreaterThan(Math.round(possible * 0.95));
    }

    @Test
    void looksAreQuickAtFirstAndSlowDownByAndBy() {
        reads.grant(10_000, RateUse.FULL);
        assertThat(reads.pollInterval()).isEqualTo(Duration.ofSeconds(2));

        Duration before = reads.pollInterval();
        for (int look = 0; look < 500; look++) {
            reads.read(Priority.LIVE);
            assertThat(reads.pollInterval()).isGreaterThanOrEqualTo(before);
            before = reads.pollInterval();
        }

        assertThat(before).isBetween(Duration.ofSeconds(259), Duration.ofSeconds(260));
        now += Duration.ofDays(2).toMillis();
        assertThat(reads.pollInterval()).as("after a rest").isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void historySlowsNothingDownButIsCounted() {
        reads.grant(10_000, RateUse.FULL);

        for (int page = 0; page < 20_000; page++) {
            reads.read(Priority.BACKFILL);
        }

        assertThat(reads.pollInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(reads.stats()).isEqualTo(new ReadAllocation.Stats(20_000, 10_000, 20_000));
    }

    @Test
    void shareAndReserveAreKeptForOthers() {
        reads.grant(10_000, new RateUse(0.5, 0.2));

        assertThat(reads.stats().granted()).isEqualTo(4_000);
    }

    @Test
    void aLookIsNeverFurtherAwayThanSixHours() {
        reads.grant(1, RateUse.FULL);
        reads.read(Priority.LIVE);

        assertThat(reads.pollInterval()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void whatIsThirtyDaysOldIsForgottenAndTheLastDayTellsWhatIsToCome() {
        reads.grant(10_000, RateUse.FULL);
        for (int i = 0; i < 1_000; i++) {
            reads.read(Priority.LIVE);
        }
        assertThat(reads.stats().projected()).as("in the first hour").isEqualTo(720_000);
        now += Duration.ofDays(29).toMillis();
        for (int i = 0; i < 100; i++) {
            reads.read(Priority.LIVE);
        }
        assertThat(reads.stats()).isEqualTo(new ReadAllocation.Stats(1_100, 10_000, 3_000));

        now += Duration.ofDays(2).toMillis();

        assertThat(reads.stats()).isEqualTo(new ReadAllocation.Stats(100, 10_000, 0));
    }
}
