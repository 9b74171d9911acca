package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.seed.Dice;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An account's events: kept for a time (30 days at Stripe), visible a moment after they were created, each after its own time, so not in
 * order. Not for concurrent use.
 */
final class EventLog {
    private final Timeline<Event> events = new Timeline<>("event");
    private final Set<String> aged = new LinkedHashSet<>();
    private final SandboxClock clock;
    private final long seed;
    private final String account;
    private final String apiVersion;
    private final boolean livemode;
    private final Dials dials;
    private Seeding seeding;
    private Consumer<Event> listener = event -> {};
    private int count;

    EventLog(SandboxClock clock, SandboxOptions options, Dials dials, String account) {
        this.clock = clock;
        this.seed = options.seed();
        this.account = account;
        this.apiVersion = options.stripeApiVersion();
        this.livemode = options.livemode();
        this.dials = dials;
    }

    /** What caused an event: both parts null for what nobody requested through the API. */
    record Cause(String requestId, String idempotencyKey) {
        static final Cause NONE = new Cause(null, null);
    }

    /** Names who adds what happened before the sandbox started; asked once, when the log is first needed. */
    void seededBy(Seeding seeding) {
        this.seeding = seeding;
    }

    /** Names who is told of every event that is added from now on; not of those of the seed. */
    void tell(Consumer<Event> whenAdded) {
        load();
        listener = whenAdded;
    }

    /** Adds what a seed tells since a time. */
    interface Seeding {
        void seed(EventLog log, long sinceSeconds);
    }

    private void load() {
        if (seeding != null) {
            Seeding once = seeding;
            seeding = null;
            once.seed(this, clock.seconds() - dials.eventRetention().toSeconds());
        }
    }

    /**
     * Adds an event.
     *
     * @param object its object, rendered; asked for whenever the event is served
     * @param previous null except for updates
     */
    void add(String type, Supplier<byte[]> object, ObjectNode previous, Cause cause, long createdSeconds) {
        load();
        Dice dice = Dice.of(seed, account + "/event", count++);
        String id = "evt_1" + dice.base62(23);
        Supplier<byte[]> body = () -> rendered(id, type, object.get(), previous, cause, createdSeconds);
        long lagMillis = dials.eventLag().toMillis();
        long lag = lagMillis == 0 ? 0 : dice.below(lagMillis + 1);
        Event event = new Event(id, createdSeconds, type, createdMillis(createdSeconds) + lag, body);
        events.append(event);
        listener.accept(event);
    }

    private byte[] rendered(
            String id, String type, byte[] object, ObjectNode previous, Cause cause, long createdSeconds) {
        JsonBuffer json = new JsonBuffer(object.length + 512);
        json.put(ascii("{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"" + apiVersion + "\",\"created\":"
                + createdSeconds + ",\"data\":{\"object\":"));
        json.put(object);
        if (previous != null) {
            json.put(ascii(",\"previous_attributes\":")).put(Json.bytes(previous));
        }
        json.put(ascii("},\"livemode\":" + livemode + ",\"pending_webhooks\":0,\"request\":"));
        ObjectNode request = Json.object();
        request.put("id", cause.requestId());
        request.put("idempotency_key", cause.idempotencyKey());
        return json.put(Json.bytes(request))
                .put(ascii(",\"type\":\"" + type + "\"}"))
                .toBytes();
    }

    Timeline.Page<Event> page(Listing listing, Set<String> types) {
        age();
        refuseAged(listing.startingAfter(), "starting_after");
        refuseAged(listing.endingBefore(), "ending_before");
        long now = clock.millis();
        return events.page(listing, e -> e.visibleAtMillis() <= now && (types.isEmpty() || types.contains(e.type())));
    }

    Optional<Event> get(String id) {
        age();
        refuseAged(id, "id");
        long now = clock.millis();
        return events.get(id).filter(e -> e.visibleAtMillis() <= now);
    }

    int size() {
        age();
        return events.size();
    }

    private void age() {
        load();
        events.removeBefore(clock.seconds() - dials.eventRetention().toSeconds(), e -> aged.add(e.id()));
    }

    private void refuseAged(String id, String param) {
        if (id != null && aged.contains(id)) {
            throw StripeException.invalid(
                    "resource_missing",
                    param,
                    "The event `" + id + "` is no longer available because it's aged out of our retention policy.");
        }
    }

    /** Live events are created now, whatever their whole seconds say; seeded ones long ago. */
    private long createdMillis(long createdSeconds) {
        long now = clock.millis();
        return now / 1000 == createdSeconds ? now : createdSeconds * 1000;
    }

    private static byte[] ascii(String text) {
        return JsonBuffer.ascii(text);
    }
}
