package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import java.util.Optional;

/** Where a stream's changes come from. Its methods are those of a reader: called by one thread, throwing what it throws. */
interface ChangeFeed {
    /** The position behind all changes until now. */
    FeedPosition start();

    /** The next changes. */
    ChangePage read(FeedPosition position);

    /** Why changes since a position are not to be had any more, in words for the user; empty if they are. */
    Optional<String> lost(FeedPosition position);
}
