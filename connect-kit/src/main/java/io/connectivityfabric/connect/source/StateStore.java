package io.connectivityfabric.connect.source;

import java.util.Map;

/** Keeps for the next run of a task what its streams know of their objects: a hash of each object's last state. */
interface StateStore extends AutoCloseable {
    /** Keeps nothing. */
    StateStore NONE = new StateStore() {};

    /** What was kept of a stream, by id; about as many objects as are wanted at most. */
    default Map<String, Long> load(StreamPartition stream, int most) {
        return Map.of();
    }

    /** Keeps hashes by id; null forgets an object. Returns at once. */
    default void keep(StreamPartition stream, Map<String, Long> states) {}

    /** Keeps what is still to be kept, for about a second at most. */
    @Override
    default void close() {}
}
