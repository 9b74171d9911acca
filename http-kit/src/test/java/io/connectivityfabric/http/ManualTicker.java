package io.connectivityfabric.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** A clock that stands still until it is moved. */
final class ManualTicker implements RateScheduler.Ticker {
    private volatile long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    public void await(Condition condition, long nanos) throws InterruptedException {
        condition.await();
    }

    /** Moves the clock; whoever waits on the scheduler looks at it. */
    void advance(Duration time, RateScheduler scheduler) {
        scheduler.change(() -> now += time.toNanos());
    }
}
