package io.connectivityfabric.connect.source;

import java.util.Collection;
import java.util.Objects;

/**
 * How far a stream's changes have been read. Everything before {@code tick} is done; of what happened at or after it, the
 * changes in {@code seen}. A provider shows changes late and unsorted, so the tick stays a while behind the newest change,
 * and what lies between is read again until it has settled.
 *
 * @param tick the provider's time, in the unit of its feed
 * @param walk if so many changes share the tick that they are not kept one by one: the id up to which they are done in the
 *     order of ids. Of a feed whose places have names of their own: the last one that is done. Else null
 * @param seen changes at or after the tick that are done
 */
public record FeedPosition(long tick, String walk, SeenIds seen) {
    /** Most changes that are kept one by one; beyond that less of the feed is read again. */
    public static final int MOST_SEEN = 1_000;

    public FeedPosition {
        Objects.requireNonNull(seen, "seen");
    }

    /** Everything before the tick is done, nothing after it. */
    public static FeedPosition at(long tick) {
        return new FeedPosition(tick, null, SeenIds.NONE);
    }

    /** Everything is done up to a place that the provider's feed has a name for. */
    public static FeedPosition at(long tick, String place) {
        return new FeedPosition(tick, place, SeenIds.NONE);
    }

    /** Whether a change is done. */
    public boolean isDone(Mark change) {
        return change.tick() < tick || seen.contains(change.tick(), change.id());
    }

    /**
     * The position after more changes.
     *
     * @param done what was read; all of the provider's changes up to {@code newest} that are visible by now must be among
     *     these and the ones done before
     * @param newest the tick up to which was read
     * @param settle how far behind {@code newest} a change may still turn up
     * @param newWalk if the changes at {@code newest} are read in the order of ids: the last one; else null
     */
    public FeedPosition advance(Collection<Mark> done, long newest, long settle, String newWalk) {
        SeenIds all = seen.with(done);
        long floor = Math.max(tick, newest - settle);
        SeenIds kept = all.from(floor);
        while (kept.size() > MOST_SEEN && kept.firstTick() < newest) {
            // Less overlap rather than an offset without bound.
            floor = kept.firstTick() + 1;
            kept = kept.from(floor);
        }
        if (kept.size() > MOST_SEEN && newWalk != null) {
            return new FeedPosition(newest, newWalk, kept.from(newest + 1));
        }
        return new FeedPosition(floor, floor == tick ? walk : null, kept);
    }

    /** This position, or a later one without anything done at or after it. */
    public FeedPosition notBefore(long earliest) {
        return earliest <= tick ? this : new FeedPosition(earliest, null, seen.from(earliest));
    }
}
