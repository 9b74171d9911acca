package io.connectivityfabric.connect.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where reading a stream begins: where it was left, or from the start. */
record StreamOpening(StreamPartition stream, StreamReader reader, OffsetStorageReader offsets) {
    private static final Logger log = LoggerFactory.getLogger(StreamOpening.class);

    /**
     * The offset that was left, if it is of any use.
     *
     * @param onLost told if it is not, since the provider's changes do not reach back to it any more
     */
    Optional<StreamOffset> left(Runnable onLost) {
        Map<String, Object> stored = offsets.offset(stream.toMap());
        if (stored == null || stored.isEmpty()) {
            log.info("{} has no offset: reading its history and its changes from now on", stream);
            return Optional.empty();
        }
        StreamOffset offset = StreamOffset.fromMap(stream, stored);
        Optional<String> lost = reader.lost(offset.feed());
        if (lost.isPresent()) {
            onLost.run();
            log.warn(
                    "{} was not read for too long: {}. Its history is read again from the start, so that no state is"
                            + " missing; deletions in between are not reported",
                    stream,
                    lost.get());
            return Optional.empty();
        }
        log.info(
                "{} goes on where it was left: {}",
                stream,
                offset.openRanges().isEmpty() ? "changes only" : "history " + offset.openRanges() + " and changes");
        return Optional.of(offset);
    }

    /** The offset of a stream that is read from the start. */
    StreamOffset fresh() {
        // The feed first: what changes while the history is planned and read must be among the changes.
        FeedPosition feed = reader.feedStart();
        List<BackfillRange> ranges = reader.planBackfill(feed);
        return StreamOffset.start(feed, ranges, Instant.now());
    }
}
