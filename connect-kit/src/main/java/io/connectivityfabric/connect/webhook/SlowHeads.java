package io.connectivityfabric.connect.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;

/**
 * Closes HTTP/1 connections on which the head of a request dribbles in: each byte of it resets Jetty's own timeout, and a few
 * of them keep a connection for good.
 */
final class SlowHeads implements Connection.Listener {
    private final Duration limit;
    private final LongSupplier nanos;
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

    private static final class Watch {
        /** How many requests there are whose head has come and whose answer has not gone. */
        private int open;
        /** As of the last request's end. */
        private long bytesBefore;
        /** When bytes of another head were first seen. */
        private long begunAt;

        private boolean begun;
    }

    SlowHeads(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        watches.put(connection, new Watch());
    }

    @Override
    public void onClosed(Connection connection) {
        watches.remove(connection);
    }

    /** The head of a request is there. */
    void headCame(Connection connection) {
        Watch watch = watches.get(connection);
        if (watch != null) {
            synchronized (watch) {
                watch.open++;
                watch.begun = false;
            }
        }
    }

    /** A request was answered. */
    void requestEnded(Connection connection) {
        Watch watch = watches.get(connection);
        if (watch != null) {
            synchronized (watch) {
                watch.open--;
                watch.bytesBefore = connection.getBytesIn();
            }
        }
    }

    /** Looks after all connections; to be called a few times within the limit. */
    void closeSlow() {
        watches.forEach((connection, watch) -> {
            if (isSlow(connection, watch)) {
                connection.getEndPoint().close();
            }
        });
    }

    private boolean isSlow(Connection connection, Watch watch) {
        synchronized (watch) {
            if (watch.open > 0 || connection.getBytesIn() == watch.bytesBefore) {
                watch.begun = false;
                return false;
            }
            if (!watch.begun) {
                watch.begun = true;
                watch.begunAt = nanos.getAsLong();
            }
            return nanos.getAsLong() - watch.begunAt >= limit.toNanos();
        }
    }

    /** How often {@link #closeSlow} is to be called. */
    Duration interval() {
        return limit.dividedBy(4).compareTo(Duration.ofSeconds(1)) < 0 ? limit.dividedBy(4) : Duration.ofSeconds(1);
    }
}
