package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.seed.Dice;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An account's events: kept for 30 days, visible a moment after they were created, each after its own time, so not in
 * order. Not for concurrent use.
 */
final class EventLog {
    private static final long RETENTION_SECONDS = Duration.ofDays(30).toSeconds();

    private final Timeline<Event> events = new Timeline<>("event");
    private final Set<String> aged = new LinkedHashSet<>();
    private final SandboxClock clock;
    private final long seed;
    private final String account;
    private final String apiVersion;
    private final boolean livemode;
    private final long lagMillis;
    private int count;

    EventLog(SandboxClock clock, long seed, String account, String apiVersion, boolean livemode, Duration lag) {
        this.clock = clock;
        this.seed = seed;
        this.account = account;
        this.apiVersion = apiVersion;
        this.livemode = livemode;
        this.lagMillis = lag.toMillis();
    }

    /** What caused an event: both parts null for what nobody requested through the API. */
    record Cause(String requestId, String idempotencyKey) {
        static final Cause NONE = new Cause(null, null);
    }

    /** Whether an event of this time would still be kept. */
    boolean keeps(long createdSeconds) {
        return createdSeconds >= clock.seconds() - RETENTION_SECONDS;
    }

    /** @param previous null except for updates */
    void add(String type, byte[] object, ObjectNode previous, Cause cause, long createdSeconds) {
        Dice dice = Dice.of(seed, account + "/event", count++);
        String id = "evt_1" + dice.base62(23);
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
        json.put(Json.bytes(request)).put(ascii(",\"type\":\"" + type + "\"}"));
        long lag = lagMillis == 0 ? 0 : dice.below(lagMillis + 1);
        events.append(new Event(id, createdSeconds, type, createdMillis(createdSeconds) + lag, json.toBytes()));
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
        events.removeBefore(clock.seconds() - RETENTION_SECONDS, e -> aged.add(e.id()));
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
