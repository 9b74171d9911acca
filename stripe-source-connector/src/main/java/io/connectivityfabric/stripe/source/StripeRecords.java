package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.client.StripeObject;
import java.time.Instant;

/** Puts Stripe's objects into envelopes. */
record StripeRecords(StreamPartition partition, StripeStream stream, String apiVersion) {
    /** An object of a list: Stripe does not say when it was last changed. */
    RawRecord read(StripeObject object, Instant observedAt) {
        return record(object.id(), Operation.READ, null, observedAt, null, apiVersion, object.json());
    }

    /** The object of an event, as it was right after the event and in the event's version. */
    RawRecord changed(StripeEvent event, Operation operation, Instant observedAt) {
        return record(
                event.objectId(),
                operation,
                Instant.ofEpochSecond(event.created()),
                observedAt,
                event.id(),
                event.apiVersion(),
                event.objectJson());
    }

    /** The same change with the object as it was read anew. */
    RawRecord reread(RawRecord change, StripeObject object, Instant observedAt) {
        return record(
                change.id(),
                change.operation(),
                change.occurredAt(),
                observedAt,
                change.changeId(),
                apiVersion,
                object.json());
    }

    private RawRecord record(
            String id,
            Operation operation,
            Instant occurredAt,
            Instant observedAt,
            String changeId,
            String version,
            String payload) {
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
                version,
                payload);
    }
}
