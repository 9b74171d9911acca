package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets waiting calls go, one at a time, when every budget they need has room: live before backfill, then in order of
 * arrival. A call takes all its budgets at the same instant: taking one after the other would let calls pile up between
 * two gates and leave the second one in a burst that the first never meant.
 *
 * <p>One of the waiting threads leads: it alone sleeps until the next call is due and wakes the thread whose call it is.
 */
final class RateScheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final Ticker ticker;
    private final TreeSet<Waiter> waiting =
            new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparingLong(Waiter::number));
    private Waiter leader;
    private long arrivals;

    RateScheduler(Ticker ticker) {
        this.ticker = ticker;
    }

    /** What a call must pass under one limit: its turn in time, and room among the calls on their way. */
    record Gate(Pacer pacer, InFlight inFlight) {}

    /** Waits until all of these may be used, and uses them. */
    Turn acquire(Priority priority, List<Gate> gates) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long arrived = ticker.nanos();
            Waiter me = new Waiter(priority, arrivals++, arrived, gates, lock.newCondition());
            waiting.add(me);
            try {
                awaitTurn(me);
            } catch (InterruptedException e) {
                if (me.granted) {
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

    private void awaitTurn(Waiter me) throws InterruptedException {
        long untilNext = letGoWhoeverIsDue();
        while (!me.granted) {
            if (leader == null) {
                leader = me;
            }
            if (leader == me) {
                ticker.await(me.turn, untilNext);
            } else {
                leader.turn.signal(); // it may have to wake earlier for this one
                me.turn.await();
            }
            untilNext = letGoWhoeverIsDue();
        }
    }

    /**
     * The lead is handed to a certain thread, never left for whoever wakes next: a thread that is called to lead may have
     * been let go meanwhile, and then it is the one that must hand it on.
     */
    private void passOnLead(Waiter me) {
        if (leader == me) {
            leader = waiting.isEmpty() ? null : waiting.first();
            if (leader != null) {
                leader.turn.signal();
            }
        }
    }

    /** Grants what is due, in order, and returns the nanoseconds until the next of those who go on waiting is due. */
    private long letGoWhoeverIsDue() {
        long now = ticker.nanos();
        long soonest = Long.MAX_VALUE;
        for (Waiter waiter : List.copyOf(waiting)) {
            long earliest = waiter.earliest();
            if (earliest <= now) {
                waiter.grant(now);
                waiting.remove(waiter);
            } else {
                soonest = Math.min(soonest, earliest - now);
            }
        }
        return soonest;
    }

    /** A call is over: its places are free for others. */
    private void over(Waiter waiter, boolean[] refused) {
        waiter.over(ticker.nanos(), refused);
        if (leader != null && waiter.bounded()) {
            leader.turn.signal();
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
                leader.turn.signal();
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

    private static final class Waiter {
        private final Priority priority;
        private final long number;
        private final long arrived;
        private final List<Gate> gates;
        private final Condition turn;
        private boolean granted;
        private long[] numbers;
        private int[] levels;

        Waiter(Priority priority, long number, long arrived, List<Gate> gates, Condition turn) {
            this.priority = priority;
            this.number = number;
            this.arrived = arrived;
            this.gates = gates;
            this.turn = turn;
        }

        Priority priority() {
            return priority;
        }

        long number() {
            return number;
        }

        /** When it may go; never, until another call is over, if there is no room. */
        long earliest() {
            long earliest = Long.MIN_VALUE;
            for (Gate gate : gates) {
                if (!gate.inFlight().hasRoom()) {
                    return Long.MAX_VALUE;
                }
                earliest = Math.max(earliest, gate.pacer().earliest());
            }
            return earliest;
        }

        void grant(long now) {
            numbers = new long[gates.size()];
            levels = new int[gates.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = gates.get(i).pacer().grant(now, arrived);
                levels[i] = gates.get(i).inFlight().enter();
            }
            granted = true;
            turn.signal();
        }

        void left(long now) {
            for (int i = 0; i < numbers.length; i++) {
                gates.get(i).pacer().left(numbers[i], now);
            }
        }

        void over(long now, boolean[] refused) {
            for (int i = 0; i < levels.length; i++) {
                if (refused[i]) {
                    gates.get(i).inFlight().leaveRefused(levels[i], now);
                } else {
                    gates.get(i).inFlight().leave(levels[i], now);
                }
            }
        }

        boolean bounded() {
            return gates.stream().anyMatch(gate -> gate.inFlight().limit() != InFlight.UNBOUNDED);
        }
    }

    /** A call that may go. */
    final class Turn {
        private final Waiter waiter;
        private final Duration waited;

        private Turn(Waiter waiter, Duration waited) {
            this.waiter = waiter;
            this.waited = waited;
        }

        Duration waited() {
            return waited;
        }

        /** The call leaves now: between its turn and this, a connection may have been opened. */
        void left() {
            lock.lock();
            try {
                waiter.left(ticker.nanos());
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
                RateScheduler.this.over(waiter, refused);
            } finally {
                lock.unlock();
            }
        }
    }
}
