package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;

/** Puts HubSpot's objects into envelopes. Ticks are the milliseconds of an object's last change, by HubSpot's clock. */
record HubSpotRecords(StreamPartition partition, HubSpotStream stream, String apiVersion) {
    /** An object of a list. */
    StreamItem read(HubSpotObject object, Instant observedAt) {
        return item(object, Operation.READ, observedAt);
    }

    /** An object that a search for changes found. HubSpot does not say what happened to it. */
    StreamItem changed(HubSpotObject object, Instant observedAt) {
        boolean untouched = object.updatedAt().equals(object.createdAt());
        return item(object, untouched ? Operation.CREATE : Operation.UPDATE, observedAt);
    }

    private StreamItem item(HubSpotObject object, Operation operation, Instant observedAt) {
        RawRecord raw = new RawRecord(
                partition.tenant(),
                partition.system(),
                partition.account(),
                stream.object(),
                object.id(),
                operation,
                object.updatedAt(),
                observedAt,
                null,
                apiVersion,
                object.json());
        return new StreamItem(raw, tick(object));
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
