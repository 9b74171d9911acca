package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.stripe.client.StripeEvent;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.NestedLists.Whole;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts Stripe's objects into envelopes. */
record StripeRecords(StreamPartition partition, StripeStream stream, String apiVersion) {
    /** Names the fields of a payload that were joined from several answers. */
    static final String JOINED_HEADER = "fabric.joined";
    /** Names the parent of an object that may not name it itself: {@code checkout.session:cs_1}. */
    static final String PARENT_HEADER = "fabric.parent";

    /**
     * An object of a list: Stripe does not say when it was last changed.
     *
     * @param contained the newest second of which every change is part of it
     * @param latest the newest second of which some change may be part of it
     */
    StreamItem read(StripeObject object, Whole whole, Instant observedAt, long contained, long latest) {
        RawRecord record =
                record(object.id(), object.object(), Operation.READ, null, observedAt, null, version(object), whole);
        return StreamItem.between(record, contained, latest).with(headers(whole, null));
    }

    /** An entry of the list of a parent. */
    StreamItem readBelow(StripeObject parent, StripeObject object, Instant observedAt, long contained) {
        Whole whole = new Whole(object.json(), List.of());
        RawRecord record =
                record(object.id(), object.object(), Operation.READ, null, observedAt, null, apiVersion, whole);
        return new StreamItem(record, contained).with(headers(whole, parent));
    }

    /** An object that turned up at the newer end of its list. */
    StreamItem created(StripeObject object, Whole whole, Instant observedAt) {
        String changeId = StripeStreams.EVENTS.equals(stream.name()) ? object.id() : null;
        Instant createdAt = Instant.ofEpochSecond(object.created());
        RawRecord record = record(
                object.id(),
                object.object(),
                Operation.CREATE,
                createdAt,
                observedAt,
                changeId,
                version(object),
                whole);
        return new StreamItem(record, object.created()).with(headers(whole, null));
    }

    /** The object of an event, as it was right after the event and in the event's version. */
    StreamItem changed(Change change, Whole whole) {
        StripeEvent event = change.event();
        RawRecord record = record(
                event.objectId(),
                event.objectType(),
                change.operation(),
                Instant.ofEpochSecond(event.created()),
                change.observedAt(),
                event.id(),
                event.apiVersion(),
                whole);
        return new StreamItem(record, event.created()).with(headers(whole, null));
    }

    /** The end of an object of which nothing else is known. */
    StreamItem deleted(String id, Instant observedAt, long contained, long latest) {
        RawRecord record =
                record(id, null, Operation.DELETE, null, observedAt, null, apiVersion, new Whole(null, List.of()));
        return StreamItem.between(record, contained, latest);
    }

    /** The object of a change as it is now. */
    StreamItem readAgain(RawRecord change, Whole whole, Instant observedAt, long contained, long latest) {
        RawRecord record = record(
                change.id(),
                change.object(),
                change.operation(),
                change.occurredAt(),
                observedAt,
                change.changeId(),
                apiVersion,
                whole);
        return StreamItem.reread(record, contained, latest).with(headers(whole, null));
    }

    /**
     * An entry of a parent's list after an event of the parent.
     *
     * @param version that it is written in
     */
    StreamItem changedBelow(
            Change change, StripeObject object, Operation operation, Instant observedAt, String version) {
        StripeEvent event = change.event();
        StripeObject parent = new StripeObject(event.objectId(), event.objectType(), 0, event.objectJson());
        Whole whole = new Whole(object.json(), List.of());
        RawRecord record = record(
                object.id(),
                object.object(),
                operation,
                Instant.ofEpochSecond(event.created()),
                observedAt,
                event.id(),
                version,
                whole);
        StreamItem item = new StreamItem(record, event.created()).with(headers(whole, parent));
        return operation == Operation.DELETE ? item : item.ifChanged();
    }

    /** Events keep the version they were created in. */
    private String version(StripeObject object) {
        return object.noted().getOrDefault("api_version", apiVersion);
    }

    private static Map<String, String> headers(Whole whole, StripeObject parent) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!whole.joined().isEmpty()) {
            headers.put(JOINED_HEADER, String.join(",", whole.joined()));
        }
        if (parent != null) {
            headers.put(PARENT_HEADER, parent.object() + ":" + parent.id());
        }
        return headers;
    }

    private RawRecord record(
            String id,
            String object,
            Operation operation,
            Instant occurredAt,
            Instant observedAt,
            String changeId,
            String version,
            Whole whole) {
        return new RawRecord(
                partition.tenant(),
                partition.system(),
                partition.account(),
                object == null ? stream.objects().get(0) : object,
                id,
                operation,
                occurredAt,
                observedAt,
                changeId,
                version,
                whole.json());
    }
}
