package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.StreamStatus;
import io.connectivityfabric.connect.control.StreamStatus.Phase;
import io.connectivityfabric.connect.metrics.ApiCallMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the status of a task's streams on the control channel, now and then and whenever the task begins, fails or ends:
 * on a thread of its own, so that neither the task nor its reading waits for it.
 */
final class PublishedStatus implements TaskStatus {
    private static final Logger log = LoggerFactory.getLogger(PublishedStatus.class);
    private static final int LONGEST_REASON = 1_000;
    /** Connect gives a task five seconds to stop. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Task task;
    private final ControlChannel channel;
    private final Duration interval;
    private final ApiCallMetrics calls;
    private final Instant startedAt = Instant.now();
    private final Map<String, StreamSession> sessions = new ConcurrentHashMap<>();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final ScheduledExecutorService thread;
    private volatile Consumer<ConnectException> onRefusal = refusal -> {};
    private volatile boolean stopped;
    private boolean unreachable;

    /**
     * Which task, of which connector.
     *
     * @param streams that it is to read
     */
    record Task(String connector, int number, String tenant, String system, List<String> streams) {}

    /**
     * @param channel is closed with this
     */
    PublishedStatus(Task task, ControlChannel channel, Duration interval, ApiCallMetrics calls) {
        this.task = task;
        this.channel = channel;
        this.interval = interval;
        this.calls = calls;
        this.thread = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread daemon = new Thread(run, task.system() + "-source-status");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    @Override
    public void start(Consumer<ConnectException> refused) {
        onRefusal = refused;
        thread.scheduleWithFixedDelay(this::publish, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void opened(StreamSession session) {
        sessions.put(session.stream().stream(), session);
    }

    @Override
    public void failed(String reason) {
        if (failure.compareAndSet(null, reason)) {
            publishSoon();
        }
    }

    private void publishSoon() {
        try {
            thread.execute(this::publish);
        } catch (RejectedExecutionException e) {
            log.debug("The task is over already", e);
        }
    }

    /** Must not throw: it would not be called again. */
    private void publish() {
        try {
            for (String stream : task.streams()) {
                channel.publish(status(stream, sessions.get(stream)));
            }
            unreachable = false;
        } catch (RetriableException e) {
            if (!unreachable) {
                log.warn("The status of {} cannot be published now: {}", task.connector(), e.getMessage());
            }
            unreachable = true;
        } catch (ConnectException e) {
            thread.shutdown();
            onRefusal.accept(e);
        } catch (RuntimeException e) {
            log.warn("The status of {} could not be published", task.connector(), e);
        }
    }

    private StreamStatus status(String stream, StreamSession session) {
        StreamMetrics figures = session == null ? null : session.metrics();
        return new StreamStatus(
                new StreamStatus.Key(task.connector(), task.number(), stream),
                task.tenant(),
                task.system(),
                session == null ? null : session.stream().account(),
                phase(figures),
                figures == null ? 0 : figures.rangesDone(),
                figures == null ? 0 : figures.rangesDone() + figures.openRanges(),
                figures == null ? 0 : figures.backfillRows(),
                figures == null ? 0 : figures.records(),
                figures == null ? 0 : figures.bytes(),
                calls.calls(),
                calls.waitedMs(),
                figures == null ? null : figures.lagSeconds(),
                shortened(failure.get()),
                startedAt,
                Instant.now());
    }

    private Phase phase(StreamMetrics figures) {
        if (failure.get() != null) {
            return Phase.FAILED;
        }
        if (stopped) {
            return Phase.STOPPED;
        }
        if (figures == null) {
            return Phase.STARTING;
        }
        return figures.openRanges() > 0 ? Phase.BACKFILL : Phase.LIVE;
    }

    private static String shortened(String reason) {
        return reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    @Override
    public void close() {
        stopped = true;
        publishSoon();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The last status of {} may not have been published", task.connector());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
