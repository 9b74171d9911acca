package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import io.connectivityfabric.sandbox.stripe.objects.World;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** An account's objects, and their changes with the events that tell of them. Not for concurrent use. */
final class ObjectStore {
    /** Numbers of objects that were made here; those of the seed are below. */
    private static final long MADE_HERE = 1L << 32;

    private final World world;
    private final SandboxClock clock;
    private final EventLog events;
    private final Function<String, EventLog> logs;
    private final ApiVersion eventVersion;
    private final Map<String, ObjectTable> tables = new HashMap<>();
    private final Past past;
    private final Views views = new Views(this);
    private long made;

    /** @param logs the event logs of connected accounts, by their ids: this account's own, if there is none */
    ObjectStore(
            World world,
            SandboxClock clock,
            EventLog events,
            Function<String, EventLog> logs,
            ApiVersion eventVersion) {
        this.world = world;
        this.clock = clock;
        this.events = events;
        this.logs = logs;
        this.eventVersion = eventVersion;
        this.past = new Past(this, world.end());
        events.seededBy((log, since) -> past.tell(log, since, eventVersion));
    }

    ObjectTable table(String resource) {
        ObjectTable known = tables.get(resource);
        if (known == null) {
            known = new ObjectTable(Catalog.resource(resource), world.seed(resource));
            tables.put(resource, known);
            past.revise(known);
        }
        return known;
    }

    Views views() {
        return views;
    }

    long seconds() {
        return clock.seconds();
    }

    /** An object as the templates make it, not stored yet. */
    ObjectNode blank(Resource resource) {
        long n = MADE_HERE + made++;
        JsonBuffer json = new JsonBuffer(2048);
        world.seed(resource.name()).render(n, clock.seconds(), json);
        ObjectNode object = Json.ownObject(json.toBytes());
        resource.fresh().forEach((field, value) -> Fields.set(object, field, value, clock.seconds()));
        return object;
    }

    /** @param parent the id of what it belongs to, if its resource has a parent */
    int insert(Resource resource, ObjectNode object, String parent, Cause cause) {
        ObjectTable table = table(resource.name());
        table.add(Stored.of(object, clock.seconds(), parent));
        int place = table.places() - 1;
        tell(resource.events().create(), table, place, null, cause);
        return place;
    }

    /** Replaces the object; nothing happens if nothing is different. */
    void change(ObjectTable table, int place, ObjectNode after, Cause cause, String event) {
        ObjectNode before = table.object(place);
        ObjectNode previous = Changes.between(before, after);
        if (previous.isEmpty() && event == null) {
            return;
        }
        table.replace(place, Stored.of(after, table.created(place), table.parent(place)));
        Set<String> types = new LinkedHashSet<>();
        boolean instead = event != null;
        for (Map.Entry<String, Map<String, String>> on : table.resource().on().entrySet()) {
            JsonNode now = after.at(on.getKey());
            String type = on.getValue().get(now.asText());
            if (type != null && !now.equals(before.at(on.getKey()))) {
                instead |= type.startsWith("=");
                types.add(type.startsWith("=") ? type.substring(1) : type);
            }
        }
        if (!instead) {
            tell(table.resource().events().update(), table, place, previous, cause);
        }
        if (event != null) {
            tell(event, table, place, null, cause);
        }
        types.forEach(type -> tell(type, table, place, type.endsWith(".updated") ? previous : null, cause));
    }

    void remove(ObjectTable table, int place, Cause cause) {
        tell(table.resource().events().delete(), table, place, null, cause);
        table.remove(place);
    }

    private void tell(String type, ObjectTable table, int place, ObjectNode previous, Cause cause) {
        if (type != null) {
            byte[] object = views.view(table, place, eventVersion);
            String log = table.resource().log();
            EventLog told = log == null ? events : logs.apply(table.field(place, log));
            told.add(type, () -> object, previous, cause, clock.seconds());
        }
    }
}
