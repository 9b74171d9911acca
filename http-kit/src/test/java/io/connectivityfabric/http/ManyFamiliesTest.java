package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Several endpoints under the limit of one account, with calls that come and cease as they like. */
class ManyFamiliesTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long END = 20 * SECOND;

    /** A call as the server sees it. */
    private record Arrival(int family, long at) {}

    @Property(tries = 150)
    void noKindOfServerFindsAnythingToRefuse(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int families,
            @ForAll @IntRange(min = 1, max = 25) int perEndpoint,
            @ForAll @IntRange(min = 5, max = 100) int perAccount,
            @ForAll @IntRange(max = 999) int offsetMs) {
        RateLimit endpoint = RateLimit.perSecond(perEndpoint);
        RateLimit account = RateLimit.perSecond(perAccount);

        List<Arrival> arrivals = arrivals(families, endpoint, account, new Random(seed));

        assertClean(account, arrivals.stream().mapToLong(Arrival::at).toArray(), offsetMs);
        for (int family = 0; family < families; family++) {
            int own = family;
            long[] times = arrivals.stream()
                    .filter(arrival -> arrival.family() == own)
                    .mapToLong(Arrival::at)
                    .toArray();
            assertClean(endpoint, times, offsetMs);
        }
    }

    private static List<Arrival> arrivals(int families, RateLimit endpoint, RateLimit account, Random random) {
        Pacer shared = new Pacer(account);
        List<Pacer> own =
                IntStream.range(0, families).mapToObj(i -> new Pacer(endpoint)).toList();
        long[] waitingSince = new long[families];
        List<Arrival> arrivals = new ArrayList<>();
        for (long now = 0; now < END; ) {
            int family = nextDue(own, waitingSince);
            long due = Math.max(own.get(family).earliest(), shared.earliest());
            now = Math.max(now, Math.max(due, waitingSince[family])) + random.nextLong(4 * MILLI);
            long ownNumber = own.get(family).grant(now, waitingSince[family]);
            long sharedNumber = shared.grant(now, waitingSince[family]);
            // Now and then a connection has to be opened first.
            long leaves = random.nextInt(20) == 0 ? now + random.nextLong(150 * MILLI) : now;
            own.get(family).left(ownNumber, leaves);
            shared.left(sharedNumber, leaves);
            arrivals.add(new Arrival(family, leaves + 40 * MILLI + random.nextLong(10 * MILLI)));
            // The next call of this family waits already, or comes after a rest.
            waitingSince[family] = random.nextInt(10) == 0 ? now + random.nextLong(2 * SECOND) : now;
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals;
    }

    private static int nextDue(List<Pacer> own, long[] waitingSince) {
        return IntStream.range(0, own.size())
                .boxed()
                .min(Comparator.comparingLong(family -> Math.max(own.get(family).earliest(), waitingSince[family])))
                .orElseThrow();
    }

    private static void assertClean(RateLimit limit, long[] arrivals, int offsetMs) {
        assertThat(refusals(CountingServer.slidingWindow(limit), arrivals))
                .as("sliding window of %s", limit)
                .isZero();
        assertThat(refusals(CountingServer.fixedWindow(limit, offsetMs * MILLI), arrivals))
                .as("fixed window of %s", limit)
                .isZero();
        assertThat(refusals(CountingServer.tokenBucket(limit, limit.permits()), arrivals))
                .as("token bucket of %s", limit)
                .isZero();
    }

    private static long refusals(CountingServer server, long[] arrivals) {
        long refused = 0;
        for (long at : arrivals) {
            refused += server.takes(at) ? 0 : 1;
        }
        return refused;
    }
}
