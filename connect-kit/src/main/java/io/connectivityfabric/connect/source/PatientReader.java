package io.connectivityfabric.connect.source;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits where a provider says when to come again, however long that is: an account whose calls for today are used up is read
 * on tomorrow, and its task does not fail meanwhile.
 */
final class PatientReader implements StreamReader {
    private static final Logger log = LoggerFactory.getLogger(PatientReader.class);

    private final StreamPartition stream;
    private final StreamReader reader;
    private final Sleeper sleeper;

    /** How to wait. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration wait) throws InterruptedException;
    }

    PatientReader(StreamPartition stream, StreamReader reader) {
        this(stream, reader, wait -> Thread.sleep(wait.toMillis()));
    }

    PatientReader(StreamPartition stream, StreamReader reader, Sleeper sleeper) {
        this.stream = stream;
        this.reader = reader;
        this.sleeper = sleeper;
    }

    private <T> T patiently(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (ApiException e) {
                Duration wait = e.kind().mayPass() ? e.retryAfter().orElse(null) : null;
                if (wait == null) {
                    throw e;
                }
                log.warn("{} is read on in {} seconds: {}", stream, wait.toSeconds(), e.getMessage());
                pause(wait);
            }
        }
    }

    private void pause(Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("Waiting for the provider was interrupted", e);
        }
    }

    @Override
    public FeedPosition feedStart() {
        return patiently(reader::feedStart);
    }

    @Override
    public List<BackfillRange> planBackfill(FeedPosition start) {
        return patiently(() -> reader.planBackfill(start));
    }

    @Override
    public BackfillPage readBackfill(BackfillRange range) {
        return patiently(() -> reader.readBackfill(range));
    }

    @Override
    public ChangePage readChanges(FeedPosition position) {
        return patiently(() -> reader.readChanges(position));
    }

    @Override
    public List<StreamItem> reread(List<StreamItem> changes) {
        return patiently(() -> reader.reread(changes));
    }

    @Override
    public Optional<Sweep> sweep() {
        return reader.sweep().map(PatientSweep::new);
    }

    @Override
    public int statesToRemember() {
        return reader.statesToRemember();
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        return patiently(() -> reader.lost(position));
    }

    private final class PatientSweep implements Sweep {
        private final Sweep sweep;

        PatientSweep(Sweep sweep) {
            this.sweep = sweep;
        }

        @Override
        public Duration interval() {
            return sweep.interval();
        }

        @Override
        public List<BackfillRange> plan() {
            return patiently(sweep::plan);
        }

        @Override
        public SweepPage read(BackfillRange range) {
            return patiently(() -> sweep.read(range));
        }

        @Override
        public List<StreamItem> gone(List<String> ids) {
            return patiently(() -> sweep.gone(ids));
        }
    }
}
