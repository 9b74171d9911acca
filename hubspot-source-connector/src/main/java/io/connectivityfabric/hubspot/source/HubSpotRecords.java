package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Duration;
import java.time.Instant;

/** Puts HubSpot's objects into envelopes. Ticks are the milliseconds of an object's last change, by HubSpot's clock. */
record HubSpotRecords(StreamPartition partition, HubSpotStream stream, String apiVersion) {
    /** How far our clock may be ahead of HubSpot's. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    /** An object of a list. */
    StreamItem read(HubSpotObject object, Instant observedAt) {
        return item(object, Operation.READ, observedAt);
    }

    /** An object that a search for changes found. HubSpot does not say what happened to it. */
    StreamItem changed(HubSpotObject object, Instant observedAt) {
        boolean untouched = object.updatedAt().equals(object.createdAt());
        return item(object, untouched ? Operation.CREATE : Operation.UPDATE, observedAt);
    }

    /**
     * An object that the journal tells of, as it is now. It may be the state of an earlier record: after several changes
     * at once each file leads to the last state. Not even a change of its associations makes {@code updatedAt} later, so
     * the tick is behind that of a row with the same time.
     */
    StreamItem told(HubSpotObject object, JournalBurst.Fate fate, Instant observedAt) {
        RawRecord raw = raw(object.id(), fate.touched(), fate.at(), observedAt, fate.file(), object.json());
        long tick = fate.at() == null
                ? tick(object)
                : Math.max(tick(object), fate.at().toEpochMilli());
        return new StreamItem(raw, tick + 1).ifChanged();
    }

    /**
     * An object that is not there any more, as the journal tells.
     *
     * @param survivor what it was merged into, as it is now; null if it is unknown or there is none
     */
    StreamItem gone(JournalBurst.Fate fate, HubSpotObject survivor, Instant observedAt) {
        String payload = survivor != null
                ? survivor.json()
                : fate.survivor() == null ? null : "{\"id\":\"" + fate.survivor() + "\"}";
        RawRecord raw = raw(fate.id(), fate.gone(), fate.at(), observedAt, fate.file(), payload);
        return new StreamItem(raw, (fate.at() == null ? observedAt : fate.at()).toEpochMilli() + 1);
    }

    /**
     * An object that was emitted once and is not there any more. HubSpot does not say when it went.
     *
     * @param survivor what it was merged into; null if it was deleted
     */
    StreamItem notFound(String id, HubSpotObject survivor, Instant askedAt) {
        Operation operation = survivor == null ? Operation.DELETE : Operation.MERGE;
        String payload = survivor == null ? null : survivor.json();
        return new StreamItem(
                raw(id, operation, null, askedAt, null, payload),
                askedAt.minus(CLOCK_MARGIN).toEpochMilli());
    }

    private StreamItem item(HubSpotObject object, Operation operation, Instant observedAt) {
        return new StreamItem(
                raw(object.id(), operation, object.updatedAt(), observedAt, null, object.json()), tick(object));
    }

    private RawRecord raw(
            String id, Operation operation, Instant occurredAt, Instant observedAt, String changeId, String payload) {
        return new RawRecord(
                partition.tenant(),
                partition.system(),
                partition.account(),
                stream.object(),
                id,
                operation,
                occurredAt,
                observedAt,
                changeId,
                apiVersion,
                payload);
    }

    /**
     * @throws IllegalArgumentException if HubSpot left out when the object was last changed
     */
    static long tick(HubSpotObject object) {
        if (object.updatedAt() == null) {
            throw new IllegalArgumentException("HubSpot gave object " + object.id() + " without updatedAt");
        }
        return object.updatedAt().toEpochMilli();
    }
}
