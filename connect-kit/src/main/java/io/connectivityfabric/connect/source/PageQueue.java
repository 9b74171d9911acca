package io.connectivityfabric.connect.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Pages that have been read and wait for the task's next poll, changes before history. Whoever reads faster than Kafka
 * takes has to wait, so that memory stays bounded; changes and history are bounded apart, so that neither holds up the
 * other.
 */
final class PageQueue {
    private final int capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Lane live = new Lane();
    private final Lane history = new Lane();
    private ConnectException failure;

    private static final class Lane {
        private final Deque<FetchedPage> pages = new ArrayDeque<>();
        private long bytes;
    }

    /**
     * @param capacityBytes how much payload may wait, for changes and for history each; a single page may be larger
     */
    PageQueue(int capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /**
     * Adds a page, once there is room.
     *
     * @throws ReadFailure if reading has failed: what is read after that is not taken any more
     */
    void put(FetchedPage page) throws InterruptedException {
        Lane lane = page.live() ? live : history;
        int bytes = page.bytes();
        lock.lockInterruptibly();
        try {
            while (lane.bytes > 0 && lane.bytes + bytes > capacityBytes) {
                changed.await();
                throwFailure();
            }
            throwFailure();
            lane.pages.add(page);
            lane.bytes += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the queue: {@link #take} throws once it is empty. Only the first failure counts. */
    void fail(ConnectException cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next page, if there is one within the time and it is no larger than allowed; else null.
     *
     * @throws ReadFailure if reading has failed; pages read before that are still given out first
     */
    FetchedPage take(long maxBytes, long timeoutNanos) throws InterruptedException {
        long left = timeoutNanos;
        lock.lockInterruptibly();
        try {
            while (live.pages.isEmpty() && history.pages.isEmpty()) {
                throwFailure();
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            return takeFrom(live.pages.isEmpty() ? history : live, maxBytes);
        } finally {
            lock.unlock();
        }
    }

    private FetchedPage takeFrom(Lane lane, long maxBytes) {
        int bytes = lane.pages.peek().bytes();
        if (bytes > maxBytes) {
            return null;
        }
        lane.bytes -= bytes;
        changed.signalAll();
        return lane.pages.remove();
    }

    private void throwFailure() {
        if (failure != null) {
            throw new ReadFailure(failure);
        }
    }

    /** Reading has failed for good. */
    static final class ReadFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ConnectException reason;

        ReadFailure(ConnectException reason) {
            super(reason);
            this.reason = reason;
        }

        ConnectException reason() {
            return reason;
        }
    }
}
