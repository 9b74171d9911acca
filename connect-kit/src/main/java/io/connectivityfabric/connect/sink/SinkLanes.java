package io.connectivityfabric.connect.sink;

import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Skipped;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends accepted writes in batches, several at a time: full batches as soon as there are any, a smaller one only when
 * nothing is in flight, so that a trickle is not delayed and a flood is not chopped up.
 *
 * <p>Records that the provider rejects wait here until the task's own thread fetches them, since the worker's errant
 * record reporter is not made for several threads. The first failure stops all further sending.
 */
final class SinkLanes<W extends TargetWrite<W>> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SinkLanes.class);
    private static final AtomicInteger threads = new AtomicInteger();

    /** A record that the provider rejected, and why. */
    record RejectedWrite<W extends TargetWrite<W>>(SinkWrite<W> write, RejectedRecordException reason) {}

    private final BatchWriter<W> writer;
    private final LaneSettings settings;
    private final SinkObserver observer;
    private final AppliedVersions versions;
    private final WriteResults told;
    private final ExecutorService pool;

    private final Object lock = new Object();
    private final LaneQueue<W> queue = new LaneQueue<>();
    private final Deque<RejectedWrite<W>> rejected = new ArrayDeque<>();
    private int recordsInFlight;
    private int batchesInFlight;
    private boolean held;
    private RuntimeException failure;

    SinkLanes(
            BatchWriter<W> writer,
            LaneSettings settings,
            AppliedVersions versions,
            SinkObserver observer,
            WriteResults told) {
        this.writer = writer;
        this.settings = settings;
        this.versions = versions;
        this.observer = observer;
        this.told = told;
        this.pool = Executors.newFixedThreadPool(settings.inFlight(), runnable -> {
            Thread thread = new Thread(runnable, "sink-lane-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Queues {@code writes} and sends what is ready. */
    void add(List<SinkWrite<W>> writes) {
        synchronized (lock) {
            held = false;
            writes.forEach(queue::add);
            dispatch();
        }
    }

    /** Records accepted and not done: waiting, in flight, or rejected and not fetched. */
    int outstanding() {
        synchronized (lock) {
            return queue.waiting() + recordsInFlight + rejected.size();
        }
    }

    /** @throws ConnectException the first failure, on this and every later call */
    void throwFailure() {
        synchronized (lock) {
            if (failure != null) {
                throw new ConnectException(failure.getMessage(), failure);
            }
        }
    }

    /** Hands over the records rejected since the last call. */
    List<RejectedWrite<W>> takeRejected() {
        synchronized (lock) {
            List<RejectedWrite<W>> taken = new ArrayList<>(rejected);
            rejected.clear();
            return taken;
        }
    }

    /** Sends nothing new until {@link #add} is called again, and waits for what is in flight. */
    boolean settle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (lock) {
            held = true;
            while (batchesInFlight > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return true;
        }
    }

    /** Stops the threads; a batch in flight is interrupted, and none of its records counts as done. */
    @Override
    public void close() {
        synchronized (lock) {
            held = true;
        }
        pool.shutdownNow();
    }

    private void dispatch() {
        while (!held && failure == null && batchesInFlight < settings.inFlight() && worthSending()) {
            LaneQueue.Batch<W> batch = queue.take(settings.batchSize());
            batchesInFlight++;
            recordsInFlight += batch.size();
            pool.execute(() -> run(batch));
        }
        observer.load(queue.waiting() + recordsInFlight + rejected.size(), batchesInFlight);
    }

    private boolean worthSending() {
        return queue.ready() >= settings.batchSize() || (batchesInFlight == 0 && queue.ready() > 0);
    }

    private void run(LaneQueue.Batch<W> batch) {
        List<BatchRun.Result<W>> results = List.of();
        RuntimeException failed = null;
        try {
            results = new BatchRun<>(writer, versions)
                    .write(batch.writes().stream()
                            .filter(write -> !write.ticket().revoked())
                            .toList());
        } catch (InterruptedException e) {
            failed = new ConnectException("Stopped before a batch was written; its records will be read again", e);
        } catch (RuntimeException e) {
            failed = e;
        } catch (Error e) {
            // A worker older than what this was built against, or a broken archive: fail the task, not only this
            // thread.
            failed = new ConnectException("The sink cannot go on: " + e, e);
        }
        try {
            // Before their offsets count as done, so that none is left out after a crash.
            results.forEach(result -> told.settled(result.write().write().target(), result.outcome()));
        } catch (RuntimeException e) {
            results = List.of();
            failed = e;
        }
        List<BatchRun.Result<W>> settled = results;
        synchronized (lock) {
            settled.forEach(this::settleResult);
            if (failed != null && failure == null) {
                failure = failed;
                log.debug("A batch of {} records failed", batch.size(), failed);
            }
            batchesInFlight--;
            recordsInFlight -= batch.size();
            queue.release(batch);
            dispatch();
            lock.notifyAll();
        }
    }

    private void settleResult(BatchRun.Result<W> result) {
        WriteOutcome outcome = result.outcome();
        if (outcome instanceof Rejected rejection) {
            rejected.add(new RejectedWrite<>(result.write(), rejection.reason()));
        } else {
            result.write().ticket().done();
            if (outcome instanceof Written written) {
                observer.written(written.created());
            } else if (outcome instanceof Skipped skipped) {
                observer.skipped(skipped.reason());
            }
        }
    }
}
