package io.connectivityfabric.connect.source;

import java.time.Duration;
import java.util.List;

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
     * Objects that were emitted once and that a whole sweep has not found in the list. Each is asked for once: an object
     * that only the list does not show is forgotten.
     *
     * @param ids up to 100 of them
     * @return records of their deletions, or of what else became of them; none of those that are still there, or of which
     *     it says nothing that they are not in the list
     */
    List<StreamItem> gone(List<String> ids);
}
