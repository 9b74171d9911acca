package io.connectivityfabric.sandbox.hubspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which record has a value that no two may share. What is there from the start is indexed when somebody first asks, by
 * hashes, and looked at again when it is found: of a million records that takes eight megabytes.
 */
final class UniqueValues {
    private static final int PLACE_BITS = 24;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

    private final PropertyCatalog catalog;
    private final List<ObjectState> rows;
    private final int seeded;
    private final Map<String, Map<String, Integer>> later = new HashMap<>();
    private final Map<String, long[]> ofTheSeed = new HashMap<>();

    /** @param rows as they are now and will be: what is in them at this moment is of the seed */
    UniqueValues(PropertyCatalog catalog, List<ObjectState> rows) {
        this.catalog = catalog;
        this.rows = rows;
        this.seeded = rows.size();
    }

    void add(ObjectState record, int place) {
        for (Property property : catalog.uniques()) {
            values(property, record)
                    .forEach(v -> later.computeIfAbsent(property.name(), n -> new HashMap<>())
                            .put(v, place));
        }
    }

    void remove(ObjectState record, int place) {
        for (Property property : catalog.uniques()) {
            Map<String, Integer> places = later.getOrDefault(property.name(), Map.of());
            if (!places.isEmpty()) {
                values(property, record).forEach(v -> places.remove(v, place));
            }
        }
    }

    Optional<ObjectState> find(Property property, String asked) {
        String value = kept(property, asked);
        Integer place = later.getOrDefault(property.name(), Map.of()).get(value);
        if (place != null) {
            return Optional.of(rows.get(place));
        }
        if (!property.hubspotDefined()) {
            return Optional.empty();
        }
        long[] hashes = ofTheSeed.computeIfAbsent(property.name(), n -> hashes(property));
        long hash = hash(value);
        int at = Arrays.binarySearch(hashes, hash);
        for (int i = at < 0 ? -at - 1 : at; i < hashes.length && (hashes[i] & ~PLACE_MASK) == hash; i++) {
            ObjectState row = rows.get((int) (hashes[i] & PLACE_MASK));
            if (row.active() && values(property, row).contains(value)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private long[] hashes(Property property) {
        long[] hashes = IntStream.range(0, seeded)
                .parallel()
                .mapToObj(place -> values(property, rows.get(place)).stream().mapToLong(v -> hash(v) | place))
                .flatMapToLong(LongStream::sequential)
                .toArray();
        Arrays.parallelSort(hashes);
        return hashes;
    }

    private static long hash(String value) {
        long hash = 0;
        for (int i = 0; i < value.length(); i++) {
            hash = hash * 0x9E3779B97F4A7C15L + value.charAt(i);
        }
        return (hash ^ (hash >>> 29)) << PLACE_BITS;
    }

    private List<String> values(Property property, ObjectState record) {
        List<String> all = new ArrayList<>(1);
        String first = record.value(property);
        if (first != null && !first.isEmpty()) {
            all.add(kept(property, first));
        }
        if (property.type().also() != null) {
            String more = record.value(catalog.get(property.type().also()));
            if (more != null && !more.isEmpty()) {
                all.addAll(List.of(more.split(";")));
            }
        }
        return all;
    }

    private static String kept(Property property, String value) {
        return property.isEmail() ? value.toLowerCase(Locale.ROOT) : value;
    }
}
