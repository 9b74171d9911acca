package io.connectivityfabric.connect.source;

import io.connectivityfabric.raw.RawRecord;
import java.util.Map;

/**
 * One object as a page delivered it.
 *
 * @param record what to emit
 * @param tick for a change, when it happened in ticks of the feed; for the state of an object at the time of a request, the
 *     newest tick of which every change of the object is surely part of that state
 * @param latest the newest tick of which some change may be part of the state: a change between the two cannot be told to
 *     be older or newer. Equal to {@code tick} where the provider tells exactly
 * @param reread whether it is a state that was read anew, since a change could not be told to be newer
 * @param headers what is to be said of the record besides
 * @param onlyIfChanged whether it is a state of which nobody said that it is another than the one before
 */
public record StreamItem(
        RawRecord record, long tick, long latest, boolean reread, Map<String, String> headers, boolean onlyIfChanged) {
    /** About what the envelope takes beside the payload. */
    private static final int ENVELOPE_BYTES = 256;

    /** A change, or a state whose place in the feed is known exactly. */
    public StreamItem(RawRecord record, long tick) {
        this(record, tick, tick, false, Map.of(), false);
    }

    /** A row of the history whose place in the feed is only known to lie between two ticks. */
    public static StreamItem between(RawRecord record, long tick, long latest) {
        return new StreamItem(record, tick, Math.max(tick, latest), false, Map.of(), false);
    }

    /** What to emit for a change whose object was read anew. */
    public static StreamItem reread(RawRecord record, long tick, long latest) {
        return new StreamItem(record, tick, Math.max(tick, latest), true, Map.of(), false);
    }

    /** The same, and what is to be said of it. */
    public StreamItem with(Map<String, String> said) {
        return new StreamItem(record, tick, latest, reread, said, onlyIfChanged);
    }

    /** The same, to be emitted only if it is another state than the one before. */
    public StreamItem ifChanged() {
        return new StreamItem(record, tick, latest, reread, headers, true);
    }

    /** The id of the object within its stream. */
    String id() {
        return record.id();
    }

    int bytes() {
        return ENVELOPE_BYTES + (record.payload() == null ? 0 : record.payload().length());
    }
}
