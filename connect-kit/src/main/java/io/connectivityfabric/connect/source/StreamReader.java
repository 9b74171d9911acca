package io.connectivityfabric.connect.source;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one stream of a provider: its history in ranges, and its changes. An adapter implements it; what is read, and
 * when, is decided by {@link SourceLoop}. History is read by several threads at once, changes by one.
 *
 * <p>All methods throw {@link ApiException} when a call fails for good and {@link CallInterruptedException} when the
 * thread is interrupted or the provider's client closed.
 */
public interface StreamReader {
    /**
     * The position of the changes that begin now: what is visible already is done, what happens or turns up later is not.
     * It is fixed before the first row of the history is read, so that the two leave no gap.
     */
    FeedPosition feedStart();

    /**
     * The ranges that make up the whole history, at most 32; none if there is none.
     *
     * @param start what {@link #feedStart()} gave: later changes need not be part of the history
     */
    List<BackfillRange> planBackfill(FeedPosition start);

    /** The next page of a range. */
    BackfillPage readBackfill(BackfillRange range);

    /**
     * The next changes. Those that are done at the position are not among them.
     *
     * @param position the start, or the {@link ChangePage#next()} of an earlier page
     */
    ChangePage readChanges(FeedPosition position);

    /**
     * Objects as they are now, for changes of which one cannot tell whether they are newer than what was emitted: made
     * with {@link StreamItem#reread}. Those that are gone are left out; the feed tells of their end.
     *
     * <p>Only a reader whose rows are {@link StreamItem#between} two ticks is asked.
     */
    default List<StreamItem> reread(List<StreamItem> changes) {
        throw new IllegalStateException("The rows of this stream tell exactly how new they are");
    }

    /** How the whole stream is read again now and then, since its changes are not all to be had; empty if they are. */
    default Optional<Sweep> sweep() {
        return Optional.empty();
    }

    /** For how many objects to remember what was emitted last; 0 if nothing ever comes that may be no news. */
    default int statesToRemember() {
        return 0;
    }

    /** Why changes since a position are not to be had any more, in words for the user; empty if they are. */
    Optional<String> lost(FeedPosition position);
}
