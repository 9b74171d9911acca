package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.seed.ContactSeed;
import io.connectivityfabric.sandbox.seed.Dice;
import io.connectivityfabric.sandbox.seed.PatternSeed;
import io.connectivityfabric.sandbox.seed.RecordIds;
import io.connectivityfabric.sandbox.seed.RecordSeed;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes a portal's stores with the records that they have from the start. */
final class Seeding {
    private static final SeededValues.Room ROOM = new SeededValues.Room();
    private static final int MOST_BY_ITSELF = 10_000;

    private final String tenant;
    private final long portalId;
    private final SandboxOptions options;
    private final SandboxClock clock;
    private final UnitOfWork work;
    private final RecordIds ids;

    Seeding(String tenant, long portalId, SandboxOptions options, SandboxClock clock, UnitOfWork work) {
        this.tenant = tenant;
        this.portalId = portalId;
        this.options = options;
        this.clock = clock;
        this.work = work;
        this.ids = new RecordIds(options.seed(), tenant, options.epoch());
    }

    /** The store of a type with so many seeded records. */
    ObjectStore store(ObjectType type, int count) {
        PropertyCatalog catalog = new PropertyCatalog(type);
        int extra = options.hubspotProperties().getOrDefault(type.name(), 0);
        for (int i = 1; i <= extra; i++) {
            PropertyType text = PropertyType.custom(
                    "Custom " + i, "", "string", "text", List.of(), false, false, PropertyType.NON_SENSITIVE);
            catalog.create(extraName(i), type.group(), text, options.epoch());
        }
        return new ObjectStore(
                catalog, records(catalog, extra, count), work, clock, options.searchDelay(), ids::first, portalId);
    }

    /** How many seeded records there are of a type. */
    int count(String type) {
        int contacts = options.size(tenant).contacts();
        if (type.equals("contacts")) {
            return contacts;
        }
        return options.hubspotObjects().getOrDefault(type, Math.min((contacts + 3) / 4, MOST_BY_ITSELF));
    }

    RecordIds ids() {
        return ids;
    }

    private List<ObjectState> records(PropertyCatalog catalog, int extra, int count) {
        String name = catalog.type().name();
        RecordSeed seed = seed(catalog.type());
        SeededValues.Maker maker = new SeededValues.Maker(n -> values(seed, catalog, extra, n), ROOM);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(n ->
                        ObjectState.of(ids.of(name, n), seed.created(n), seed.updated(n), new SeededValues(maker, n)))
                .sorted(SearchIndex.BY_ID)
                .toList();
    }

    private RecordSeed seed(ObjectType type) {
        if (type.name().equals("contacts")) {
            return new ContactSeed(options.seed(), tenant, options.epoch());
        }
        PatternSeed seed = new PatternSeed(options.seed(), tenant, type.name(), options.epoch(), this::count);
        type.properties().forEach((name, property) -> {
            if (property.seed() != null) {
                seed.add(
                        name,
                        property.seed(),
                        property.options().stream()
                                .map(PropertyType.Option::value)
                                .toList());
            }
        });
        return seed;
    }

    private Values values(RecordSeed seed, PropertyCatalog catalog, int extra, int n) {
        SortedMap<Short, String> values = new TreeMap<>();
        for (Map.Entry<String, String> value : seed.properties(n).entrySet()) {
            values.put(catalog.get(value.getKey()).number(), value.getValue());
        }
        if (extra > 0) {
            Dice dice = Dice.of(options.seed(), tenant + "/" + catalog.type().name() + "/extra", n);
            for (int i = 1; i <= extra; i++) {
                values.put(catalog.get(extraName(i)).number(), dice.base62(12));
            }
        }
        return Values.of(values);
    }

    private static String extraName(int i) {
        return "custom_" + i;
    }
}
