package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.connect.webhook.Received;
import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.connect.webhook.Route;
import io.connectivityfabric.connect.webhook.WebhookProvider;
import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.SignatureScheme;
import io.connectivityfabric.hubspot.client.HubSpotSignature;
import io.connectivityfabric.hubspot.client.HubSpotWebhookItem;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What HubSpot sends: up to a hundred events a request. */
final class HubSpotWebhooks implements WebhookProvider {
    static final String SYSTEM = "hubspot";
    static final String EVENTS = "events";

    private static final Logger log = LoggerFactory.getLogger(HubSpotWebhooks.class);
    private static final String EVENT = "event";

    private final String tenant;
    private final String portal;
    private final HubSpotSignature signature;
    private final Set<Route> routes;
    private final WholeObjectsOfEvents objects;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    /**
     * @param tenant  whose account it is
     * @param portal  the account; one app may send events of many
     * @param routes  where events go
     * @param objects reads the objects that events are about; null if these are not wanted
     */
    HubSpotWebhooks(
            String tenant, String portal, HubSpotSignature signature, Set<Route> routes, WholeObjectsOfEvents objects) {
        this.tenant = tenant;
        this.portal = portal;
        this.signature = signature;
        this.routes = Set.copyOf(routes);
        this.objects = objects;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String account() {
        return portal;
    }

    @Override
    public SignatureScheme signature() {
        return signature;
    }

    @Override
    public List<Received> read(byte[] body, Instant receivedAt) {
        List<Received> received = new ArrayList<>();
        try {
            for (HubSpotWebhookItem item : HubSpotWebhookItem.all(body)) {
                if (item.portalId().equals(portal)) {
                    received.add(event(item, receivedAt));
                } else if (strangers.add(item.portalId())) {
                    log.warn(
                            "Events of HubSpot account {} are left out: this connector is for {} ({}). Another connector"
                                    + " can take them, at another path",
                            item.portalId(),
                            portal,
                            HubSpotWebhookConfig.PORTAL_ID);
                }
            }
            return received;
        } catch (IllegalArgumentException e) {
            String text = new String(body, StandardCharsets.UTF_8);
            return List.of(new NoEvent(Fingerprint.of(text), text, e.getMessage()));
        }
    }

    private Event event(HubSpotWebhookItem item, Instant receivedAt) {
        RawRecord whole = new RawRecord(
                tenant,
                SYSTEM,
                portal,
                EVENT,
                item.id(),
                Operation.CREATE,
                item.occurredAt(),
                receivedAt,
                item.id(),
                null,
                item.json());
        String object = ObjectType.of(item).map(ObjectType::object).orElseGet(item::subjectWord);
        return new Event(
                item.identity(),
                item.id(),
                item.type(),
                item.attempt(),
                "/" + SYSTEM + "/" + portal,
                item.objectId() == null ? null : object + "/" + item.objectId(),
                item.occurredAt(),
                List.of(new Routed(EVENTS, whole, Map.of())));
    }

    @Override
    public boolean completes() {
        return objects != null;
    }

    @Override
    public List<Received> complete(List<Received> burst) {
        List<Event> events = burst.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
        Map<Event, List<Routed>> found = objects.of(events);
        return burst.stream().map(received -> withObject(received, found)).toList();
    }

    /** An event that is about no object that can be had goes to the events in any case. */
    private Received withObject(Received received, Map<Event, List<Routed>> found) {
        if (!(received instanceof Event event)
                || found.getOrDefault(event, List.of()).isEmpty()) {
            return received;
        }
        List<Routed> records = new ArrayList<>(found.get(event));
        if (routes.contains(Route.EVENTS)) {
            records.addAll(event.records());
        }
        return event.with(records);
    }

    @Override
    public void close() {
        if (objects != null) {
            objects.close();
        }
    }
}
