package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.control.Account;
import io.connectivityfabric.connect.control.Subscription;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.source.PageQueue.ReadFailure;
import io.connectivityfabric.connect.wake.WakeSignal;
import io.connectivityfabric.connect.wake.WakeSource;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source task does: opens its streams, has their history and changes read on threads of their own, and hands the
 * pages that are ready to Connect. {@link #poll()} and {@link #close()} never wait for a provider.
 */
public final class SourceLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SourceLoop.class);
    /** Connect asks a task to stop between two polls, so an empty poll must be short. */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final SourceConfig config;
    private final StreamProvider provider;
    private final OffsetStorageReader offsets;
    private final MetricsFacade metrics;
    private final TaskStatus status;
    private final StateStore states;
    private final WakeSource wakeUps;
    private final WakeSignal wakes = new WakeSignal();
    private final PageQueue queue;
    private final ExecutorService threads;
    private final Map<Map<String, ?>, StreamSession> sessions = new ConcurrentHashMap<>();
    private final AtomicBoolean saidForgetful = new AtomicBoolean();
    /** What tells of wake-ups; a no-op once the task is over. */
    private final AtomicReference<Subscription> subscription = new AtomicReference<>();

    private volatile boolean closed;

    SourceLoop(
            SourceConfig config,
            StreamProvider provider,
            OffsetStorageReader offsets,
            MetricsFacade metrics,
            TaskStatus status,
            StateStore states,
            WakeSource wakeUps) {
        this.config = config;
        this.provider = provider;
        this.offsets = offsets;
        this.metrics = metrics;
        this.status = status;
        this.states = states;
        this.wakeUps = wakeUps;
        this.queue = new PageQueue(config.maxBatchBytes());
        this.threads = Executors.newCachedThreadPool(daemons(provider.system() + "-source-"));
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins to read, and returns at once. */
    public void start() {
        provider.showIn(metrics);
        status.start(queue::fail);
        spawn("the account", () -> {
            String account = provider.account();
            listen(new Account(config.tenant(), provider.system(), account));
            for (String stream : config.streams()) {
                spawn(stream, () -> read(new StreamPartition(config.tenant(), provider.system(), account, stream)));
            }
        });
    }

    /** Has the pauses between two looks end when somebody hears of a change. */
    private void listen(Account account) {
        Subscription listening = wakeUps.listen(account, () -> {
            provider.woken();
            wakes.wake();
        });
        if (!subscription.compareAndSet(null, listening)) {
            listening.close();
        }
    }

    private void read(StreamPartition stream) throws InterruptedException {
        StreamReader reader = new PatientReader(stream, provider.reader(stream));
        StreamOpening opening = new StreamOpening(stream, reader, offsets);
        StreamMetrics figures = new StreamMetrics(metrics, stream.stream());
        Optional<StreamOffset> left = opening.left(figures::positionLost);
        StreamOffset offset = left.orElseGet(opening::fresh);
        StreamMemory memory = new StreamMemory(stream, reader.statesToRemember(), states);
        memory.restore();
        StreamSession session = new StreamSession(stream, config, offset, memory, figures, System::nanoTime);
        sessions.put(stream.toMap(), session);
        status.opened(session);
        BackfillFetcher history = new BackfillFetcher(session, reader, queue, config.backfillParallelism());
        FeedFetcher changes = new FeedFetcher(session, reader, queue, this::pollInterval, history::historyOpen, wakes);
        for (BackfillRange range : offset.openRanges()) {
            spawn(stream.stream(), () -> {
                if (left.isPresent()) {
                    // Rows that are out already may be newer than changes made before the restart: those go first.
                    changes.awaitCaughtUp();
                }
                readHistory(stream.stream(), history, range);
            });
        }
        reader.sweep()
                .map(sweep -> new SweepFetcher(session, sweep, queue, history::historyOpen))
                .ifPresent(sweeps -> {
                    sayIfForgetful();
                    spawn(stream.stream(), sweeps::run);
                });
        changes.run();
    }

    private void sayIfForgetful() {
        if (states == StateStore.NONE && saidForgetful.compareAndSet(false, true)) {
            log.info(
                    "What was emitted is remembered until this task ends: the first sweep after a restart emits every"
                            + " object once more, and what is deleted meanwhile is not noticed. Set {} to remember it"
                            + " across restarts",
                    ControlConfig.BOOTSTRAP_SERVERS);
        }
    }

    private Duration pollInterval() {
        return config.pollInterval().orElseGet(provider::pollInterval);
    }

    private void readHistory(String stream, BackfillFetcher history, BackfillRange range) throws InterruptedException {
        history.run(range, part -> spawn(stream, () -> readHistory(stream, history, part)));
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws InterruptedException;
    }

    private void spawn(String what, Reading reading) {
        threads.execute(() -> {
            try {
                reading.run();
            } catch (InterruptedException | CallInterruptedException e) {
                log.debug("Reading {} was interrupted", what, e);
            } catch (ReadFailure e) {
                log.debug("Reading {} ends since another reading failed", what, e);
            } catch (RuntimeException | Error e) {
                if (!closed) {
                    ConnectException failure = failure(what, e);
                    queue.fail(failure);
                    status.failed(publicReason(what, e, failure));
                }
            }
        });
    }

    private static ConnectException failure(String what, Throwable cause) {
        if (!(cause instanceof ApiException api)) {
            return cause instanceof ConnectException told
                    ? told
                    : new ConnectException("Reading " + what + " failed: " + cause, cause);
        }
        String tried = api.kind().mayPass() ? ". It was tried again for " + RetryConfig.TOTAL_MS + " in vain" : "";
        return new ConnectException("Reading " + what + " failed: " + api.getMessage() + tried, api);
    }

    /** What others than ourselves say of a failure may quote what was read. */
    private static String publicReason(String what, Throwable cause, ConnectException failure) {
        return cause instanceof ApiException || cause instanceof ConnectException
                ? failure.getMessage()
                : "Reading " + what + " failed: " + cause.getClass().getName() + ", see the worker's log";
    }

    /**
     * All whole pages that are ready, up to about {@code max.batch.bytes}; null if none is ready within half a second.
     *
     * @throws ConnectException if reading has failed for good
     */
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long deadline = System.nanoTime() + POLL_NANOS;
        long room = config.maxBatchBytes();
        try {
            FetchedPage page = queue.take(Long.MAX_VALUE, POLL_NANOS);
            while (page != null) {
                page.session().emit(page, records);
                room -= page.bytes();
                page = queue.take(room, records.isEmpty() ? deadline - System.nanoTime() : 0);
            }
        } catch (ReadFailure e) {
            if (records.isEmpty()) {
                throw e.reason();
            }
        }
        sessions.values().forEach(session -> session.heartbeat().ifPresent(records::add));
        return records.isEmpty() ? null : records;
    }

    /** Connect is done with a record: Kafka has it, or it was dropped. */
    public void done(SourceRecord record) {
        if (states != StateStore.NONE) {
            StreamSession session = sessions.get(record.sourcePartition());
            if (session != null) {
                session.memory().done(record);
            }
        }
    }

    /** Connect dropped a record: a transform filtered it, or it failed and errors are tolerated. */
    public void filtered(SourceRecord record) {
        StreamSession session = sessions.get(record.sourcePartition());
        if (session == null) {
            return;
        }
        if (record instanceof PageEndRecord) {
            session.pageEndFiltered();
        } else if (session.isHeartbeat(record)) {
            log.warn(
                    "A transform drops the heartbeats of {}: its offset is not saved while nothing else is emitted."
                            + " Let records of the topic {} pass",
                    session.stream(),
                    record.topic());
        }
    }

    /** Gives up all reading; returns within about a second. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        Subscription listening = subscription.getAndSet(() -> {});
        if (listening != null) {
            listening.close();
        }
        provider.close();
        try {
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                log.debug("Some readings take longer to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        states.close();
        status.close();
        metrics.close();
    }
}
