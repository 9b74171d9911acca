package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.stripe.objects.Reference;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import io.connectivityfabric.sandbox.stripe.objects.Seed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The objects of one resource as they are now, each at its place in the order of creation: those of the seed, made when
 * they are looked at first, and what was added, changed or removed since. Not for concurrent use.
 */
final class ObjectTable {
    private final Resource resource;
    private final Seed seed;
    private final SeedOrder order;
    private final RenderedRows rendered;
    private final Map<Integer, Stored> changed = new HashMap<>();
    private final List<Stored> added = new ArrayList<>();
    private final Map<String, Integer> addedPlaces = new HashMap<>();
    private final BitSet removed = new BitSet();
    /** Where stored objects hold which value in a field, for the fields that were asked for. Old values stay. */
    private final Map<String, Map<String, Set<Integer>>> storedBy = new HashMap<>();

    ObjectTable(Resource resource, Seed seed) {
        this.resource = resource;
        this.seed = seed;
        this.order = new SeedOrder(seed);
        this.rendered = new RenderedRows(order.size());
    }

    Resource resource() {
        return resource;
    }

    Seed seed() {
        return seed;
    }

    /** How many places there are, with those of removed objects. */
    int places() {
        return order.size() + added.size();
    }

    /** How many of the places are those of the seed. */
    int seeded() {
        return order.size();
    }

    int size() {
        return places() - removed.cardinality();
    }

    /** Where the object with this id is, or was before it was removed. */
    OptionalInt place(String id) {
        Integer place = addedPlaces.get(id);
        if (place != null) {
            return OptionalInt.of(place);
        }
        OptionalLong number = seed.number(id);
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() < order.size()
                ? OptionalInt.of(order.place((int) number.getAsLong()))
                : OptionalInt.empty();
    }

    /** Where the object with this id is; empty if there is none or none any more. */
    OptionalInt present(String id) {
        OptionalInt place = place(id);
        return place.isPresent() && !removed.get(place.getAsInt()) ? place : OptionalInt.empty();
    }

    boolean isPresent(int place) {
        return !removed.get(place);
    }

    String id(int place) {
        return isSeeded(place) ? seed.id(order.number(place)) : stored(place).id();
    }

    long created(int place) {
        return isSeeded(place)
                ? order.created(place)
                : added.get(place - order.size()).created();
    }

    /** Writes the object without the lists within it. */
    void render(int place, JsonBuffer json) {
        Stored stored = stored(place);
        if (stored == null) {
            renderFirst(place, json);
        } else {
            json.put(stored.json());
        }
    }

    /** Writes an object of the seed as it was at first. */
    void renderFirst(int place, JsonBuffer json) {
        byte[] kept = rendered.get(place);
        if (kept != null) {
            json.put(kept);
            return;
        }
        int before = json.length();
        seed.render(order.number(place), order.created(place), json);
        rendered.keep(place, json.from(before));
    }

    /** The object without the lists within it. */
    ObjectNode object(int place) {
        JsonBuffer json = new JsonBuffer(2048);
        render(place, json);
        return Json.ownObject(json.toBytes());
    }

    /** The id of the object that this one belongs to; null if the resource has no parent. */
    String parent(int place) {
        if (resource.parent() == null) {
            return null;
        }
        Stored stored = stored(place);
        return stored != null
                ? stored.parent()
                : (String) seed.field(resource.parent()).orElseThrow().of(order.number(place));
    }

    /** What a field holds: text, as it would stand in a query; null if it is null or not there. */
    String field(int place, String field) {
        if (field.equals(resource.parent())) {
            return parent(place);
        }
        if (isSeeded(place) && !changed.containsKey(place)) {
            Optional<Seed.Field> known = seed.field(field);
            if (known.isPresent()) {
                Object value = known.get().of(order.number(place));
                return value == null ? null : value.toString();
            }
        }
        JsonNode node = object(place).at(field);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    void add(Stored row) {
        if (places() > 0 && created(places() - 1) > row.created()) {
            throw new IllegalArgumentException("created before the object that is there already");
        }
        int place = places();
        addedPlaces.put(row.id(), place);
        added.add(row);
        index(place);
    }

    void replace(int place, Stored row) {
        if (place < order.size()) {
            changed.put(place, row);
        } else {
            added.set(place - order.size(), row);
        }
        index(place);
    }

    void remove(int place) {
        removed.set(place);
    }

    /** The number that the seed gives to an object. */
    int number(int place) {
        return order.number(place);
    }

    /** The places of all objects, oldest first. */
    IntStream all() {
        return IntStream.range(0, places()).filter(this::isPresent);
    }

    /**
     * Where objects may be whose field holds this id: all of them and some others, oldest first. Empty if the table does
     * not know better than to look at each.
     */
    Optional<int[]> referring(String field, String id) {
        Optional<Reference> reference = seed.field(field).flatMap(Seed.Field::reference);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong target = reference.get().to().number(id);
        IntStream seeded = target.isEmpty()
                ? IntStream.empty()
                : reference.get().sources(target.getAsLong()).mapToInt(n -> order.place((int) n));
        IntStream stored = storedWith(field).getOrDefault(id, Set.of()).stream().mapToInt(Integer::intValue);
        return Optional.of(IntStream.concat(seeded, stored).distinct().sorted().toArray());
    }

    private Map<String, Set<Integer>> storedWith(String field) {
        if (!storedBy.containsKey(field)) {
            storedBy.put(field, new HashMap<>());
            changed.keySet().forEach(place -> index(field, place));
            IntStream.range(order.size(), places()).forEach(place -> index(field, place));
        }
        return storedBy.get(field);
    }

    private void index(int place) {
        storedBy.keySet().forEach(field -> index(field, place));
    }

    private void index(String field, int place) {
        String value = field(place, field);
        if (value != null) {
            storedBy.get(field).computeIfAbsent(value, v -> new HashSet<>()).add(place);
        }
    }

    private boolean isSeeded(int place) {
        return place < order.size();
    }

    private Stored stored(int place) {
        return place < order.size() ? changed.get(place) : added.get(place - order.size());
    }
}
