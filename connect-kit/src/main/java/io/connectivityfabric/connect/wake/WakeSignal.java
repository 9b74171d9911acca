package io.connectivityfabric.connect.wake;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Shortens pauses between two looks for changes. Safe for many threads. */
public final class WakeSignal {
    /** However often somebody is woken: a look costs calls. */
    static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    /** A provider may tell of a change before its own list shows it: there is one more look soon after. */
    static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long wakes;

    /** How often there was a wake-up so far: to be asked before a look. */
    public long count() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all pauses. */
    public void wake() {
        lock.lock();
        try {
            wakes++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits so long, or until there is a wake-up, and a moment at least.
     *
     * @param seen the count before the look: what came during the look counts
     * @return whether there was one
     */
    public boolean pause(Duration pause, long seen) throws InterruptedException {
        if (pause.compareTo(SHORTEST_PAUSE) <= 0) {
            Thread.sleep(pause.toMillis());
            return count() > seen;
        }
        Thread.sleep(SHORTEST_PAUSE.toMillis());
        long left = pause.minus(SHORTEST_PAUSE).toNanos();
        lock.lock();
        try {
            while (wakes == seen && left > 0) {
                left = woken.awaitNanos(left);
            }
            return wakes > seen;
        } finally {
            lock.unlock();
        }
    }

    /** The pause before the next look. */
    public static Duration after(Duration pause, boolean wokenBefore) {
        return wokenBefore && SECOND_LOOK.compareTo(pause) < 0 ? SECOND_LOOK : pause;
    }
}
