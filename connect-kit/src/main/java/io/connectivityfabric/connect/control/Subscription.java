package io.connectivityfabric.connect.control;

/** Ends, when it is closed, what somebody is told. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
