package io.connectivityfabric.stripe.source.webhook;

import io.connectivityfabric.connect.webhook.Received;
import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.connect.webhook.Route;
import io.connectivityfabric.connect.webhook.WebhookProvider;
import io.connectivityfabric.http.Fingerprint;
import io.connectivityfabric.http.SignatureScheme;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.stripe.client.StripeWebhookEvent;
import io.connectivityfabric.stripe.source.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Stripe sends: one event a request.
 *
 * @param tenant    whose account it is
 * @param account   whose events come; those of connected accounts name their own
 * @param signature how they are signed
 * @param routes    where they go
 */
record StripeWebhooks(String tenant, String account, SignatureScheme signature, Set<Route> routes)
        implements WebhookProvider {
    static final String SYSTEM = "stripe";

    /** Names the lists within a payload that are not whole. */
    static final String CUT_HEADER = "fabric.cut";

    private static final String EVENT = "event";

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public List<Received> read(byte[] body, Instant receivedAt) {
        try {
            return List.of(event(StripeWebhookEvent.of(body), receivedAt));
        } catch (IllegalArgumentException e) {
            String text = new String(body, StandardCharsets.UTF_8);
            return List.of(new NoEvent(Fingerprint.of(text), text, e.getMessage()));
        }
    }

    private Event event(StripeWebhookEvent event, Instant receivedAt) {
        String of = event.account() == null ? account : event.account();
        List<Routed> records = new ArrayList<>();
        Optional<Routed> object = routes.contains(Route.STREAMS) ? object(event, of, receivedAt) : Optional.empty();
        object.ifPresent(records::add);
        if (routes.contains(Route.EVENTS) || object.isEmpty()) {
            RawRecord whole = record(event, of, EVENT, event.id(), Operation.CREATE, receivedAt, event.json());
            records.add(new Routed(EventStream.EVENTS, whole, Map.of()));
        }
        return new Event(
                event.id(),
                event.id(),
                event.type(),
                null,
                "/" + SYSTEM + "/" + of,
                event.objectId() == null ? null : event.objectType() + "/" + event.objectId(),
                event.created(),
                records);
    }

    /** Its object, if it is a snapshot of one that has a stream. */
    private Optional<Routed> object(StripeWebhookEvent event, String of, Instant receivedAt) {
        if (event.objectJson() == null || event.objectId() == null || event.objectType() == null) {
            return Optional.empty();
        }
        return EventStream.of(event.type(), event.objectType()).map(stream -> {
            List<String> cut = stream.cutLists(event.objectJson());
            return new Routed(
                    stream.name(),
                    record(
                            event,
                            of,
                            event.objectType(),
                            event.objectId(),
                            stream.operation(),
                            receivedAt,
                            event.objectJson()),
                    cut.isEmpty() ? Map.of() : Map.of(CUT_HEADER, String.join(",", cut)));
        });
    }

    private RawRecord record(
            StripeWebhookEvent event,
            String of,
            String object,
            String id,
            Operation operation,
            Instant receivedAt,
            String payload) {
        return new RawRecord(
                tenant,
                SYSTEM,
                of,
                object,
                id,
                operation,
                event.created(),
                receivedAt,
                event.id(),
                event.apiVersion(),
                payload);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "webhooks of " + account;
    }
}
