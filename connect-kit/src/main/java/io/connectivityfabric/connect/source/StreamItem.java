package io.connectivityfabric.connect.source;

import io.connectivityfabric.raw.RawRecord;

/**
 * One object as a page delivered it.
 *
 * @param record what to emit
 * @param tick for a change, when it happened in ticks of the feed; for a row of the history, the newest tick of which
 *     every change of the object is surely part of the row
 */
public record StreamItem(RawRecord record, long tick) {
    /** About what the envelope takes beside the payload. */
    private static final int ENVELOPE_BYTES = 256;

    /** The id of the object within its stream. */
    String id() {
        return record.id();
    }

    int bytes() {
        return ENVELOPE_BYTES + (record.payload() == null ? 0 : record.payload().length());
    }
}
