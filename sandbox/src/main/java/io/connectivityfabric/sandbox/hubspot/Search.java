package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.SearchIndex.Snapshot;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds records. A range of last changes or ids, sorted by the same, is a stretch of the index: two look-ups, whatever
 * the page. Anything else is found once and kept for the following pages. Safe for concurrent use.
 */
final class Search {
    private static final int REMEMBERED = 16;
    private final SearchIndex index;
    private final PropertyCatalog catalog;
    private final Map<String, Hits> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hits> eldest) {
            return size() > REMEMBERED;
        }
    };

    Search(SearchIndex index, PropertyCatalog catalog) {
        this.index = index;
        this.catalog = catalog;
    }

    /** A stretch of an array, read from its end if descending. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hits(long version, ObjectState[] rows, int from, int to, boolean descending) {
        private List<ObjectState> page(int offset, int limit) {
            List<ObjectState> page = new ArrayList<>(limit);
            for (int i = offset; i < Math.min(offset + limit, to - from); i++) {
                page.add(rows[descending ? to - 1 - i : from + i]);
            }
            return page;
        }
    }

    record Found(int total, List<ObjectState> page) {}

    Found find(SearchRequest request) {
        Hits hits = hits(request, index.now());
        return new Found(hits.to - hits.from, hits.page(request.after(), request.limit()));
    }

    private Hits hits(SearchRequest request, Snapshot snapshot) {
        boolean byModified = request.sort() != null
                && request.sort().property().name().equals(catalog.type().modified());
        boolean byId =
                request.sort() == null || request.sort().property().name().equals(ObjectType.ID);
        if ((byModified || byId)
                && request.query().isEmpty()
                && request.groups().size() <= 1) {
            List<SearchFilter> filters =
                    request.groups().isEmpty() ? List.of() : request.groups().get(0);
            String key = byModified ? catalog.type().modified() : ObjectType.ID;
            if (filters.stream().allMatch(f -> Range.bounds(f, key))) {
                ObjectState[] rows = byModified ? snapshot.byModified() : snapshot.byId();
                Range range = Range.of(filters, rows, byModified ? ObjectState::updated : ObjectState::id);
                return new Hits(
                        snapshot.version(),
                        rows,
                        range.from(),
                        Math.max(range.from(), range.to()),
                        request.sort() != null && request.sort().descending());
            }
        }
        return rememberedHits(request, snapshot);
    }

    private synchronized Hits rememberedHits(SearchRequest request, Snapshot snapshot) {
        Hits known = remembered.get(request.identity());
        if (known != null && known.version == snapshot.version()) {
            return known;
        }
        ObjectState[] rows = candidates(request, snapshot);
        Predicate<ObjectState> filter = filter(request);
        ObjectState[] found = Arrays.stream(rows).filter(filter).toArray(ObjectState[]::new);
        Arrays.sort(found, order(request));
        Hits hits = new Hits(
                snapshot.version(),
                found,
                0,
                found.length,
                request.sort() != null && request.sort().descending());
        remembered.put(request.identity(), hits);
        return hits;
    }

    /** A range of last changes narrows what must be looked at. */
    private ObjectState[] candidates(SearchRequest request, Snapshot snapshot) {
        if (request.groups().size() != 1) {
            return snapshot.byId();
        }
        List<SearchFilter> bounds = request.groups().get(0).stream()
                .filter(f -> Range.bounds(f, catalog.type().modified()))
                .toList();
        if (bounds.isEmpty()) {
            return snapshot.byId();
        }
        Range range = Range.of(bounds, snapshot.byModified(), ObjectState::updated);
        return Arrays.copyOfRange(snapshot.byModified(), range.from(), Math.max(range.from(), range.to()));
    }

    private Predicate<ObjectState> filter(SearchRequest request) {
        Predicate<ObjectState> groups = record -> request.groups().isEmpty()
                || request.groups().stream().anyMatch(g -> g.stream().allMatch(f -> f.test(record)));
        return request.query().isEmpty() ? groups : groups.and(record -> mentions(record, request.query()));
    }

    private boolean mentions(ObjectState record, String query) {
        return catalog.type().searched().stream()
                .flatMap(n -> catalog.find(n).stream())
                .anyMatch(p -> {
                    String value = record.value(p);
                    return value != null && value.toLowerCase(Locale.ROOT).contains(query);
                });
    }

    private Comparator<ObjectState> order(SearchRequest request) {
        if (request.sort() == null) {
            return SearchIndex.BY_ID;
        }
        Property property = request.sort().property();
        if (property.name().equals(catalog.type().modified())) {
            return SearchIndex.BY_MODIFIED;
        }
        Comparator<ObjectState> byValue = (a, b) -> {
            String left = SearchFilter.valueOf(catalog.type(), property, a);
            String right = SearchFilter.valueOf(catalog.type(), property, b);
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            return SearchFilter.compare(property, left, right);
        };
        return byValue.thenComparing(SearchIndex.BY_ID);
    }
}
