package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.config.SourceConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The whole position of a stream, as it stands in Connect's offsets: flat, readable, and with the version of its format.
 *
 * @param feed how far the changes have been read
 * @param openRanges what of the history is still to be read, at most {@link #MOST_RANGES} ranges; empty once all is read
 * @param backfillStartedAt when reading the history began, by our clock; null if it never did
 * @param backfillRows how many objects of the history have been read
 * @param sweptAt when the last sweep began that came to its end, by our clock; null if none did
 * @param statesUntil the newest tick of which a change may be part of a state that was emitted: a change up to it may be
 *     older than what is out. Null where states tell exactly how new they are
 */
public record StreamOffset(
        FeedPosition feed,
        List<BackfillRange> openRanges,
        Instant backfillStartedAt,
        long backfillRows,
        Instant sweptAt,
        Long statesUntil) {
    /** The version of the format that this release writes. */
    static final long VERSION = 1;

    static final int MOST_RANGES = SourceConfig.MOST_BACKFILL_RANGES;

    private static final String VERSION_KEY = "version";
    private static final String FEED_TICK = "feed.tick";
    private static final String FEED_WALK = "feed.walk";
    private static final String FEED_SEEN = "feed.seen";
    private static final String BACKFILL_RANGES = "backfill.ranges";
    private static final String BACKFILL_STARTED_AT = "backfill.started_at";
    private static final String BACKFILL_ROWS = "backfill.rows";
    private static final String SWEEP_AT = "sweep.at";
    private static final String STATES_UNTIL = "states.until";
    private static final Set<String> KEYS = Set.of(
            VERSION_KEY,
            FEED_TICK,
            FEED_WALK,
            FEED_SEEN,
            BACKFILL_RANGES,
            BACKFILL_STARTED_AT,
            BACKFILL_ROWS,
            SWEEP_AT,
            STATES_UNTIL);

    public StreamOffset {
        openRanges = List.copyOf(openRanges);
        if (openRanges.size() > MOST_RANGES) {
            throw new IllegalArgumentException("A backfill has at most " + MOST_RANGES + " open ranges");
        }
    }

    StreamOffset(FeedPosition feed, List<BackfillRange> openRanges, Instant backfillStartedAt, long backfillRows) {
        this(feed, openRanges, backfillStartedAt, backfillRows, null, null);
    }

    /** Before the first record. */
    static StreamOffset start(FeedPosition feed, List<BackfillRange> ranges, Instant now) {
        return new StreamOffset(feed, ranges, now, 0);
    }

    StreamOffset withFeed(FeedPosition next) {
        return new StreamOffset(next, openRanges, backfillStartedAt, backfillRows, sweptAt, statesUntil);
    }

    /** After a sweep. */
    StreamOffset withSweptAt(Instant began) {
        return new StreamOffset(feed, openRanges, backfillStartedAt, backfillRows, began, statesUntil);
    }

    /**
     * After a page of the history.
     *
     * @param before the range that was read from
     * @param rest what is left of it, in one part or more; empty if nothing is
     */
    StreamOffset withRange(BackfillRange before, List<BackfillRange> rest, int rows) {
        List<BackfillRange> ranges = new ArrayList<>(openRanges);
        int index = ranges.indexOf(before);
        if (index < 0) {
            throw new IllegalStateException("Range " + before + " is not open");
        }
        ranges.remove(index);
        ranges.addAll(index, rest);
        return new StreamOffset(feed, ranges, backfillStartedAt, backfillRows + rows, sweptAt, statesUntil);
    }

    /** After states that may contain changes up to this tick. */
    StreamOffset withStatesUntil(long tick) {
        return statesUntil != null && statesUntil >= tick
                ? this
                : new StreamOffset(feed, openRanges, backfillStartedAt, backfillRows, sweptAt, tick);
    }

    /** As Connect's source offset. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(VERSION_KEY, VERSION);
        map.put(FEED_TICK, feed.tick());
        if (feed.walk() != null) {
            map.put(FEED_WALK, feed.walk());
        }
        map.put(FEED_SEEN, feed.seen().encode(feed.tick()));
        map.put(
                BACKFILL_RANGES,
                openRanges.stream().map(BackfillRange::toString).collect(Collectors.joining(";")));
        if (backfillStartedAt != null) {
            map.put(BACKFILL_STARTED_AT, backfillStartedAt.toEpochMilli());
        }
        map.put(BACKFILL_ROWS, backfillRows);
        if (sweptAt != null) {
            map.put(SWEEP_AT, sweptAt.toEpochMilli());
        }
        if (statesUntil != null) {
            map.put(STATES_UNTIL, statesUntil);
        }
        return map;
    }

    /**
     * Reads Connect's source offset.
     *
     * @throws ConnectException if this release cannot read it, naming the partition and what to do
     */
    static StreamOffset fromMap(StreamPartition partition, Map<String, ?> map) {
        Object version = map.get(VERSION_KEY);
        if (!(version instanceof Number number) || number.longValue() != VERSION) {
            throw new ConnectException("The offset of " + partition + " has version " + version
                    + ", but release " + ProjectVersion.current() + " of this connector reads version " + VERSION
                    + ". Install the release that wrote it, or stop the connector and reset its offsets (DELETE"
                    + " /connectors/<name>/offsets) to read everything again");
        }
        try {
            return parse(map);
        } catch (IllegalArgumentException e) {
            throw new ConnectException("The offset of " + partition + " cannot be read: " + e.getMessage()
                    + ". Correct it, or stop the connector and reset its offsets (DELETE /connectors/<name>/offsets)"
                    + " to read everything again");
        }
    }

    private static StreamOffset parse(Map<String, ?> map) {
        for (String key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("it has the unknown field '" + key + "'");
            }
        }
        Long tick = number(map, FEED_TICK);
        if (tick == null) {
            throw new IllegalArgumentException("it has no " + FEED_TICK);
        }
        Long rows = number(map, BACKFILL_ROWS);
        String walk = text(map, FEED_WALK);
        return new StreamOffset(
                new FeedPosition(tick, walk.isEmpty() ? null : walk, SeenIds.decode(tick, text(map, FEED_SEEN))),
                ranges(text(map, BACKFILL_RANGES)),
                moment(map, BACKFILL_STARTED_AT),
                rows == null ? 0 : rows,
                moment(map, SWEEP_AT),
                number(map, STATES_UNTIL));
    }

    private static List<BackfillRange> ranges(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(BackfillRange::parse).toList();
    }

    private static Instant moment(Map<String, ?> map, String key) {
        Long ms = number(map, key);
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    private static Long number(Map<String, ?> map, String key) {
        Object value = map.get(key);
        if (value == null || value instanceof Long || value instanceof Integer) {
            return value == null ? null : ((Number) value).longValue();
        }
        throw new IllegalArgumentException("its field " + key + " must be a whole number");
    }

    private static String text(Map<String, ?> map, String key) {
        Object value = map.get(key);
        if (value == null || value instanceof String) {
            return value == null ? "" : (String) value;
        }
        throw new IllegalArgumentException("its field " + key + " must be a text");
    }
}
