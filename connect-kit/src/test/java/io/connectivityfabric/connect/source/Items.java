package io.connectivityfabric.connect.source;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.Map;

/** Makes items for tests. */
final class Items {
    private Items() {}

    static StreamItem row(String id, long containsUpTo) {
        return item(id, containsUpTo, Operation.READ, null, "row");
    }

    static StreamItem row(String id, long containsUpTo, String state) {
        return item(id, containsUpTo, Operation.READ, null, state);
    }

    /** What an event of another object says of this one: perhaps nothing new. */
    static StreamItem onlyIfChanged(String id, long tick, String state) {
        RawRecord record =
                item(id, tick, Operation.UPDATE, "evt_" + tick, state).record();
        return new StreamItem(record, tick).with(Map.of("said", "of it")).ifChanged();
    }

    static StreamItem deleted(String id, long tick) {
        return item(id, tick, Operation.DELETE, "evt_" + id + "_" + tick, "gone");
    }

    /** The end of an object that a sweep has not found. */
    static StreamItem deletion(String id) {
        return item(id, 0, Operation.DELETE, null, "nothing");
    }

    static StreamItem change(String id, long tick) {
        return change(id, tick, Operation.UPDATE);
    }

    static StreamItem rowBetween(String id, long containsUpTo, long latest) {
        return StreamItem.between(row(id, containsUpTo).record(), containsUpTo, latest);
    }

    static StreamItem change(String id, long tick, Operation operation) {
        return item(id, tick, operation, "evt_" + id + "_" + tick, "tick " + tick);
    }

    static StreamItem reread(String id, long containsUpTo, long latest) {
        return StreamItem.reread(
                item(id, containsUpTo, Operation.UPDATE, "evt_" + id, "read anew")
                        .record(),
                containsUpTo,
                latest);
    }

    private static StreamItem item(String id, long tick, Operation operation, String changeId, String payload) {
        RawRecord raw = new RawRecord(
                "acme",
                "stripe",
                "acct_1",
                "customer",
                id,
                operation,
                changeId == null ? null : Instant.ofEpochSecond(tick),
                Instant.EPOCH,
                changeId,
                null,
                "{\"state\":\"" + payload + "\"}");
        return new StreamItem(raw, tick);
    }
}
