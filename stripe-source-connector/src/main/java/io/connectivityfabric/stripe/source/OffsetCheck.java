package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.StreamOffset;
import io.connectivityfabric.connect.source.StreamPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** Looks at an offset that a person wrote: whether its times are Stripe's, and its ranges those of the stream. */
record OffsetCheck(StreamPartition partition, StripeStream stream) {
    private static final Set<String> SLICED = Set.of("created", "own");
    private static final Set<String> SERIAL = Set.of("list");

    /**
     * @throws ConnectException if a stream could not be read from there, saying why
     */
    void ensureReadable(StreamOffset offset) {
        long tick = offset.feed().tick();
        long latest = Instant.now().plus(Duration.ofDays(1)).getEpochSecond();
        if (tick < 0 || tick > latest) {
            throw refused("feed.tick is " + tick + ", but it is a time in seconds since 1970, not later than now ("
                    + Instant.now().getEpochSecond() + ")");
        }
        if (offset.feed().walk() != null) {
            throw refused("feed.walk is set, but Stripe's events are not read in the order of their ids");
        }
        Set<String> kinds = stream.created() || stream.below() != null ? SLICED : SERIAL;
        for (BackfillRange range : offset.openRanges()) {
            if (!kinds.contains(range.kind())) {
                throw refused("backfill.ranges has '" + range + "', but the history of this stream is read in ranges"
                        + " that begin with '" + (kinds == SERIAL ? "list:" : "created:") + "'");
            }
        }
    }

    private ConnectException refused(String why) {
        return new ConnectException("The offset of " + partition + " is refused: " + why);
    }
}
