package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a whole stream is read again now and then, since the provider does not tell all of its changes. An adapter says what
 * there is; what of it is news, and when it is due, is decided by {@link SweepFetcher} and {@link StreamMemory}. Called by
 * one thread; its methods throw what {@link StreamReader}'s do.
 */
public interface Sweep {
    /** From the beginning of one sweep to that of the next. */
    Duration interval();

    /** The parts to read, one after the other, that make up the whole stream as it is now. */
    List<BackfillRange> plan();

    /** The next page of a part. */
    SweepPage read(BackfillRange range);

    /**
     * An object that was emitted once and that a whole sweep has not found in the list. It is asked for once: an object
     * that only the list does not show is forgotten.
     *
     * @return a record of its deletion; empty if it is still there, or if that it is not in the list says nothing
     */
    Optional<StreamItem> gone(String id);
}
