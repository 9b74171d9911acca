package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.FeedPosition;
import java.util.Optional;

/**
 * How far the journal has been read, as it stands in a stream's offset: {@code feed.walk} is {@code journal:} and the
 * journal's own offset.
 *
 * @param tick until when everything that was published has been read, in milliseconds
 * @param offset of the last file that was read; null if there was none yet: then from the earliest one on
 */
record JournalPosition(long tick, String offset) {
    private static final String PREFIX = "journal:";

    /** Empty if it is no position of the journal. */
    static Optional<JournalPosition> of(FeedPosition position) {
        if (position.walk() == null || !position.walk().startsWith(PREFIX)) {
            return Optional.empty();
        }
        String offset = position.walk().substring(PREFIX.length());
        return Optional.of(new JournalPosition(position.tick(), offset.isEmpty() ? null : offset));
    }

    FeedPosition toFeed() {
        return FeedPosition.at(tick, PREFIX + (offset == null ? "" : offset));
    }
}
