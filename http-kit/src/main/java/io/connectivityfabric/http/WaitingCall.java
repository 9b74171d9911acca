package io.connectivityfabric.http;

import java.util.List;
import java.util.concurrent.locks.Condition;

/**
 * A call from its arrival until it is over.
 *
 * <p>Not thread-safe: {@link RateScheduler} guards it.
 */
final class WaitingCall {
    private final Priority priority;
    private final long number;
    private final long arrived;
    private final List<Gate> gates;
    private final Condition turn;
    private boolean granted;
    private long[] numbers;
    private int[] levels;

    /**
     * @param number in order of arrival
     * @param turn to wake its thread with
     */
    WaitingCall(Priority priority, long number, long arrived, List<Gate> gates, Condition turn) {
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

    long arrived() {
        return arrived;
    }

    List<Gate> gates() {
        return gates;
    }

    Condition turn() {
        return turn;
    }

    boolean granted() {
        return granted;
    }

    /** When it may go; never, until another call is over, if there is no room. */
    long earliest() {
        long earliest = Long.MIN_VALUE;
        for (Gate gate : gates) {
            earliest = Math.max(earliest, gate.earliest());
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

    /** It has really left. */
    void left(long now) {
        for (int i = 0; i < numbers.length; i++) {
            gates.get(i).pacer().left(numbers[i], now);
        }
    }

    /**
     * It is over.
     *
     * @param refused for each gate, whether it was one too many there
     */
    void over(long now, boolean[] refused) {
        for (int i = 0; i < levels.length; i++) {
            if (refused[i]) {
                gates.get(i).inFlight().leaveRefused(levels[i], now);
            } else {
                gates.get(i).inFlight().leave(levels[i], now);
            }
        }
    }

    /** Whether somebody may wait for it to be over. */
    boolean bounded() {
        return gates.stream().anyMatch(gate -> gate.inFlight().limit() != InFlight.UNBOUNDED);
    }
}
