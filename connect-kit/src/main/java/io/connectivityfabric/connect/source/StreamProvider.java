package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import java.time.Duration;

/** A provider's account, opened for one task. Its methods throw what {@link StreamReader}'s do. */
public interface StreamProvider extends AutoCloseable {
    /** The provider's name in records: "stripe". */
    String system();

    /** The id of the account that the credentials belong to. One call. */
    String account();

    /** How long to wait before the next look for changes, if the user leaves it to us; asked each time. */
    default Duration pollInterval() {
        return Duration.ofSeconds(2);
    }

    /** Shows figures of the account. */
    default void showIn(MetricsFacade metrics) {}

    /** Somebody heard of a change: what was read before does not count as fresh any more. Returns at once. */
    default void woken() {}

    /** Opens a stream by its name. */
    StreamReader reader(StreamPartition stream);

    /** Gives up calls in flight; returns at once. */
    @Override
    void close();
}
