package io.connectivityfabric.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a provider puts off is read later, and what it refuses is not. */
class PatientReaderTest {
    private static final StreamPartition STREAM = new StreamPartition("acme", "hubspot", "1", "contacts");
    private static final FeedPosition START = FeedPosition.at(7);

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void whatIsPutOffIsReadOnceItMayBe() {
        PatientReader reader = reader(
                refusal(ApiException.Kind.RATE_LIMITED, Duration.ofMinutes(1)),
                refusal(ApiException.Kind.UNAVAILABLE, Duration.ofHours(24)));

        assertThat(reader.feedStart()).isEqualTo(START);
        assertThat(waits).containsExactly(Duration.ofMinutes(1), Duration.ofHours(24));
    }

    @Test
    void whatIsRefusedForGoodOrWithoutATimeFailsAtOnce() {
        ApiException forGood = refusal(ApiException.Kind.AUTH, Duration.ofMinutes(1));
        ApiException noTime = refusal(ApiException.Kind.RATE_LIMITED, null);

        assertThatThrownBy(() -> reader(forGood).feedStart()).isSameAs(forGood);
        assertThatThrownBy(() -> reader(noTime).feedStart()).isSameAs(noTime);
        assertThat(waits).isEmpty();
    }

    @Test
    void whoStopsTheTaskEndsTheWait() {
        Refusing refusing = new Refusing(refusal(ApiException.Kind.RATE_LIMITED, Duration.ofHours(1)));
        PatientReader reader = new PatientReader(STREAM, refusing, wait -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(reader::feedStart).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private PatientReader reader(ApiException... refusals) {
        return new PatientReader(STREAM, new Refusing(refusals), waits::add);
    }

    private static ApiException refusal(ApiException.Kind kind, Duration wait) {
        return ApiException.of(kind, "not now").retryAfter(wait).build();
    }

    /** Gives its start after some refusals. */
    private static final class Refusing implements StreamReader {
        private final List<ApiException> refusals;

        Refusing(ApiException... refusals) {
            this.refusals = new ArrayList<>(List.of(refusals));
        }

        @Override
        public FeedPosition feedStart() {
            if (!refusals.isEmpty()) {
                throw refusals.remove(0);
            }
            return START;
        }

        @Override
        public List<BackfillRange> planBackfill(FeedPosition start) {
            return List.of();
        }

        @Override
        public BackfillPage readBackfill(BackfillRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChangePage readChanges(FeedPosition position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> lost(FeedPosition position) {
            return Optional.empty();
        }
    }
}
