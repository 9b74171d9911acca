package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.HubSpotProperty;
import io.connectivityfabric.hubspot.client.HubSpotWebhookItem;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the objects that events are about: each once for a burst, as many at a time as HubSpot takes. What an event says has
 * been deleted or merged away is not read. Used by one thread.
 */
final class WholeObjectsOfEvents implements AutoCloseable {
    private static final long NAMES_VALID_NANOS = Duration.ofMinutes(10).toNanos();

    private final HubSpotClient client;
    private final String apiVersion;
    private final Map<ObjectType, Names> names = new EnumMap<>(ObjectType.class);

    private record Names(List<String> properties, long readAt) {}

    private record Read(Map<String, HubSpotObject> byId, Instant observedAt) {}

    /**
     * @param client     to read with; closed with this
     * @param apiVersion that objects are read in
     */
    WholeObjectsOfEvents(HubSpotClient client, String apiVersion) {
        this.client = client;
        this.apiVersion = apiVersion;
    }

    /** The records of the objects that events are about; none of an event that is about none that can be had. */
    Map<Event, List<Routed>> of(List<Event> events) {
        Map<Event, HubSpotWebhookItem> items = new IdentityHashMap<>();
        Map<ObjectType, Set<String>> wanted = new EnumMap<>(ObjectType.class);
        for (Event event : events) {
            HubSpotWebhookItem item = item(event);
            items.put(event, item);
            Optional<ObjectType> type = ObjectType.of(item);
            if (type.isPresent() && item.objectId() != null && !isGone(item)) {
                wanted.computeIfAbsent(type.get(), key -> new LinkedHashSet<>()).add(item.objectId());
            }
        }
        Map<ObjectType, Read> read = new EnumMap<>(ObjectType.class);
        wanted.forEach((type, ids) -> read.put(type, read(type, List.copyOf(ids))));
        Map<Event, List<Routed>> records = new IdentityHashMap<>();
        items.forEach((event, item) ->
                ObjectType.of(item).ifPresent(type -> records.put(event, records(event, item, type, read.get(type)))));
        return records;
    }

    private static HubSpotWebhookItem item(Event event) {
        String json = event.records().get(0).record().payload();
        return HubSpotWebhookItem.all(("[" + json + "]").getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    private static boolean isGone(HubSpotWebhookItem item) {
        return operation(item) == Operation.DELETE || operation(item) == Operation.PURGE;
    }

    private static Operation operation(HubSpotWebhookItem item) {
        return switch (item.action()) {
            case "creation" -> Operation.CREATE;
            case "deletion" -> Operation.DELETE;
            case "privacyDeletion" -> Operation.PURGE;
            case "restore" -> Operation.RESTORE;
            default -> Operation.UPDATE;
        };
    }

    private Read read(ObjectType type, List<String> ids) {
        Instant observedAt = Instant.now();
        List<String> properties = properties(type);
        Map<String, HubSpotObject> byId = new HashMap<>();
        for (int from = 0; from < ids.size(); from += HubSpotClient.MAX_BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + HubSpotClient.MAX_BATCH));
            client.batchRead(type.stream(), null, batch, properties)
                    .results()
                    .forEach(object -> byId.put(object.id(), object));
        }
        return new Read(byId, observedAt);
    }

    private List<String> properties(ObjectType type) {
        Names known = names.get(type);
        if (known == null || System.nanoTime() - known.readAt() > NAMES_VALID_NANOS) {
            List<String> properties = client.properties(type.stream()).stream()
                    .map(HubSpotProperty::name)
                    .sorted()
                    .toList();
            known = new Names(properties, System.nanoTime());
            names.put(type, known);
        }
        return known.properties();
    }

    private List<Routed> records(Event event, HubSpotWebhookItem item, ObjectType type, Read read) {
        RawRecord origin = event.records().get(0).record();
        List<Routed> records = new ArrayList<>();
        if (item.objectId() == null) {
            return records;
        }
        if (isGone(item)) {
            records.add(routed(origin, type, item.objectId(), operation(item), origin.observedAt(), null));
            return records;
        }
        HubSpotObject object = read.byId().get(item.objectId());
        if (object == null) {
            return records;
        }
        for (String merged : item.mergedIds()) {
            if (!merged.equals(object.id())) {
                records.add(routed(origin, type, merged, Operation.MERGE, read.observedAt(), object.json()));
            }
        }
        records.add(routed(origin, type, object.id(), operation(item), read.observedAt(), object.json()));
        return records;
    }

    private Routed routed(
            RawRecord origin, ObjectType type, String id, Operation operation, Instant observedAt, String payload) {
        RawRecord record = new RawRecord(
                origin.tenant(),
                origin.system(),
                origin.account(),
                type.object(),
                id,
                operation,
                origin.occurredAt(),
                observedAt,
                origin.changeId(),
                apiVersion,
                payload);
        return new Routed(type.stream(), record, Map.of());
    }

    /** Gives up calls in flight. */
    @Override
    public void close() {
        client.close();
    }
}
