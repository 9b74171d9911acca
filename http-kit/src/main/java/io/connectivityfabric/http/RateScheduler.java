package io.connectivityfabric.http;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets waiting calls go, one at a time, when every budget they need has room, in the order of {@link FairTurns}. A call
 * takes all its budgets at the same instant: taking one after the other would let calls pile up between two gates and
 * leave the second one in a burst that the first never meant.
 *
 * <p>One of the waiting threads leads: it alone sleeps until the next call is due and wakes the thread whose call it is.
 */
final class RateScheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final Ticker ticker;
    private final FairTurns turns = new FairTurns();
    /** In order of arrival. */
    private final Set<WaitingCall> waiting = new LinkedHashSet<>();

    private WaitingCall leader;
    private long arrivals;

    RateScheduler(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Waits until all of these may be used, and uses them. */
    Turn acquire(Priority priority, List<Gate> gates) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long arrived = ticker.nanos();
            WaitingCall me = new WaitingCall(priority, arrivals++, arrived, gates, lock.newCondition());
            waiting.add(me);
            try {
                awaitTurn(me);
            } catch (InterruptedException e) {
                if (me.granted()) {
                    over(me, new boolean[gates.size()]);
                }
                throw e;
            } finally {
                waiting.remove(me);
                passOnLead(me);
            }
            return new Turn(me, Duration.ofNanos(ticker.nanos() - arrived));
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(WaitingCall me) throws InterruptedException {
        long untilNext = letGoWhoeverIsDue();
        while (!me.granted()) {
            if (leader == null) {
                leader = me;
            }
            if (leader == me) {
                ticker.await(me.turn(), untilNext);
            } else {
                leader.turn().signal(); // it may have to wake earlier for this one
                me.turn().await();
            }
            untilNext = letGoWhoeverIsDue();
        }
    }

    /**
     * The lead is handed to a certain thread, never left for whoever wakes next: a thread that is called to lead may have
     * been let go meanwhile, and then it is the one that must hand it on.
     */
    private void passOnLead(WaitingCall me) {
        if (leader == me) {
            leader = waiting.isEmpty() ? null : waiting.iterator().next();
            if (leader != null) {
                leader.turn().signal();
            }
        }
    }

    /** Grants what is due, in order, and returns the nanoseconds until the next of those who go on waiting is due. */
    private long letGoWhoeverIsDue() {
        long now = ticker.nanos();
        List<WaitingCall> due = due(now);
        while (!due.isEmpty()) {
            WaitingCall next = turns.next(due);
            turns.goes(next, due);
            next.grant(now);
            waiting.remove(next);
            due = due(now);
        }
        long soonest = Long.MAX_VALUE;
        for (WaitingCall call : waiting) {
            soonest = Math.min(soonest, call.earliest() - now);
        }
        return soonest;
    }

    private List<WaitingCall> due(long now) {
        return waiting.stream().filter(call -> call.earliest() <= now).toList();
    }

    /** Whether a call waits for this limit, among others perhaps. */
    boolean isAwaited(Gate gate) {
        return look(() -> waiting.stream().anyMatch(call -> call.gates().contains(gate)));
    }

    /** A call is over: its places are free for others. */
    private void over(WaitingCall call, boolean[] refused) {
        call.over(ticker.nanos(), refused);
        if (leader != null && call.bounded()) {
            leader.turn().signal();
        }
    }

    /** Reads a pacer. */
    <T> T look(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes a pacer; those who wait look again. */
    <T> T change(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            if (leader != null) {
                leader.turn().signal();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    long now() {
        return ticker.nanos();
    }

    /** Time, and how to wait for it. */
    interface Ticker {
        /** Nanoseconds since some moment; only moves forward. */
        long nanos();

        void await(Condition condition, long nanos) throws InterruptedException;

        /** The JVM's clock, counted from now on, so that sums stay far from overflowing. */
        static Ticker system() {
            long origin = System.nanoTime();
            return new Ticker() {
                @Override
                public long nanos() {
                    return System.nanoTime() - origin;
                }

                @Override
                @SuppressWarnings("WaitNotInLoop") // the caller's loop
                public void await(Condition condition, long nanos) throws InterruptedException {
                    condition.awaitNanos(nanos);
                }
            };
        }
    }

    /** A call that may go. */
    final class Turn {
        private final WaitingCall call;
        private final Duration waited;

        private Turn(WaitingCall call, Duration waited) {
            this.call = call;
            this.waited = waited;
        }

        Duration waited() {
            return waited;
        }

        /** The call leaves now: between its turn and this, a connection may have been opened. */
        void left() {
            lock.lock();
            try {
                call.left(ticker.nanos());
            } finally {
                lock.unlock();
            }
        }

        /**
         * The call is over.
         *
         * @param refused for each gate, whether the call was one too many there
         */
        void over(boolean[] refused) {
            lock.lock();
            try {
                RateScheduler.this.over(call, refused);
            } finally {
                lock.unlock();
            }
        }
    }
}
