package io.connectivityfabric.http;

/**
 * What a call must pass under one limit: its turn in time, and room among the calls on their way.
 *
 * <p>Not thread-safe: {@link RateScheduler} guards it.
 */
final class Gate {
    private final Pacer pacer;
    private final InFlight inFlight;
    private long servedLast;
    private int overtaken;

    Gate(Pacer pacer, InFlight inFlight) {
        this.pacer = pacer;
        this.inFlight = inFlight;
    }

    Pacer pacer() {
        return pacer;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** When a call may go; never, until another call is over, if there is no room. */
    long earliest() {
        return inFlight.hasRoom() ? pacer.earliest() : Long.MAX_VALUE;
    }

    /** The number of the last call that went here, of all calls of the scheduler. */
    long servedLast() {
        return servedLast;
    }

    /** How many live calls went one after the other while history could have gone as well. */
    int overtaken() {
        return overtaken;
    }

    void served(long number, boolean overtaking) {
        servedLast = number;
        overtaken = overtaking ? overtaken + 1 : 0;
    }
}
