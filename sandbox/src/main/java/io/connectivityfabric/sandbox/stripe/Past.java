package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.seed.Dice;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What happened before the sandbox started: each object of the seed was created, and of the youngest, one in five was
 * changed since, where Stripe has an event for that.
 */
final class Past {
    private static final long YOUNG_SECONDS = Duration.ofDays(30).toSeconds();
    private static final int ONE_IN = 5;

    private final ObjectStore store;
    private final long end;

    /** @param end the last second of it */
    Past(ObjectStore store, long end) {
        this.store = store;
        this.end = end;
    }

    /** Changes those objects of a fresh table that were changed. */
    void revise(ObjectTable table) {
        for (int place : young(table, end - YOUNG_SECONDS)) {
            if (isRevised(table, place)) {
                ObjectNode object = table.object(place);
                ((ObjectNode) object.get("metadata")).put("revision", "2");
                table.replace(place, Stored.of(object, table.created(place), table.parent(place)));
            }
        }
    }

    /** Adds the events of all that happened since a time. */
    void tell(EventLog log, long since, ApiVersion version) {
        record Told(long at, String type, Supplier<byte[]> object, ObjectNode previous) {}
        List<Told> all = new ArrayList<>();
        for (Resource resource : Catalog.resources().values()) {
            if (resource.log() != null
                    || resource.events().create() == null && resource.events().update() == null) {
                continue;
            }
            ObjectTable table = store.table(resource.name());
            for (int place : young(table, Math.min(since, end - YOUNG_SECONDS))) {
                long created = table.created(place);
                if (resource.events().create() != null) {
                    all.add(new Told(
                            created,
                            resource.events().create(),
                            () -> store.views().first(table, place, version),
                            null));
                }
                if (isRevised(table, place)) {
                    ObjectNode previous = Json.object();
                    previous.putObject("metadata").putNull("revision");
                    byte[] object = store.views().view(table, place, version);
                    all.add(new Told(revisedAt(created), resource.events().update(), () -> object, previous));
                }
            }
        }
        all.removeIf(told -> told.at() < since);
        all.sort(Comparator.comparingLong(Told::at));
        all.forEach(told -> log.add(told.type(), told.object(), told.previous(), Cause.NONE, told.at()));
    }

    private boolean isRevised(ObjectTable table, int place) {
        Resource resource = table.resource();
        boolean can = resource.events().update() != null
                && resource.log() == null
                && resource.variants().get(0).path("metadata").isObject();
        return can && table.created(place) >= end - YOUNG_SECONDS && table.number(place) % ONE_IN == 2;
    }

    private long revisedAt(long created) {
        long room = end - created;
        return room <= 1 ? end : created + 1 + Dice.at(created, 0).below(room);
    }

    /** The places of the seed's objects that were created since, oldest first. */
    private static int[] young(ObjectTable table, long since) {
        int from = table.seeded();
        while (from > 0 && table.created(from - 1) >= since) {
            from--;
        }
        return IntStream.range(from, table.seeded()).toArray();
    }
}
