package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.SearchIndex.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds contacts. A range of last changes or ids, sorted by the same, is a stretch of the index: two look-ups, whatever
 * the page. Anything else is found once and kept for the following pages. Safe for concurrent use.
 */
final class Search {
    private static final int REMEMBERED = 16;
    private static final List<String> SEARCHABLE =
            List.of("firstname", "lastname", "email", "phone", "company", DefaultProperties.MORE_EMAILS);

    private final SearchIndex index;
    private final List<Property> searchable;
    private final Map<String, Hits> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hits> eldest) {
            return size() > REMEMBERED;
        }
    };

    Search(SearchIndex index, PropertyCatalog catalog) {
        this.index = index;
        this.searchable = SEARCHABLE.stream().map(catalog::get).toList();
    }

    /** A stretch of an array, read from its end if descending. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hits(long version, ContactState[] rows, int from, int to, boolean descending) {
        private List<ContactState> page(int offset, int limit) {
            List<ContactState> page = new ArrayList<>(limit);
            for (int i = offset; i < Math.min(offset + limit, to - from); i++) {
                page.add(rows[descending ? to - 1 - i : from + i]);
            }
            return page;
        }
    }

    record Found(int total, List<ContactState> page) {}

    Found find(SearchRequest request) {
        Hits hits = hits(request, index.now());
        return new Found(hits.to - hits.from, hits.page(request.after(), request.limit()));
    }

    private Hits hits(SearchRequest request, Snapshot snapshot) {
        boolean byModified =
                request.sort() != null && request.sort().property().name().equals(DefaultProperties.MODIFIED);
        boolean byId =
                request.sort() == null || request.sort().property().name().equals(DefaultProperties.ID);
        if ((byModified || byId)
                && request.query().isEmpty()
                && request.groups().size() <= 1) {
            List<SearchFilter> filters =
                    request.groups().isEmpty() ? List.of() : request.groups().get(0);
            String key = byModified ? DefaultProperties.MODIFIED : DefaultProperties.ID;
            if (filters.stream().allMatch(f -> Range.bounds(f, key))) {
                ContactState[] rows = byModified ? snapshot.byModified() : snapshot.byId();
                Range range = Range.of(filters, rows, byModified ? ContactState::updated : ContactState::id);
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
        ContactState[] rows = candidates(request, snapshot);
        Predicate<ContactState> filter = filter(request);
        ContactState[] found = Arrays.stream(rows).filter(filter).toArray(ContactState[]::new);
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
    private static ContactState[] candidates(SearchRequest request, Snapshot snapshot) {
        if (request.groups().size() != 1) {
            return snapshot.byId();
        }
        List<SearchFilter> bounds = request.groups().get(0).stream()
                .filter(f -> Range.bounds(f, DefaultProperties.MODIFIED))
                .toList();
        if (bounds.isEmpty()) {
            return snapshot.byId();
        }
        Range range = Range.of(bounds, snapshot.byModified(), ContactState::updated);
        return Arrays.copyOfRange(snapshot.byModified(), range.from(), Math.max(range.from(), range.to()));
    }

    private Predicate<ContactState> filter(SearchRequest request) {
        Predicate<ContactState> groups = contact -> request.groups().isEmpty()
                || request.groups().stream().anyMatch(g -> g.stream().allMatch(f -> f.test(contact)));
        return request.query().isEmpty() ? groups : groups.and(contact -> mentions(contact, request.query()));
    }

    private boolean mentions(ContactState contact, String query) {
        return searchable.stream().anyMatch(p -> {
            String value = contact.value(p);
            return value != null && value.toLowerCase(Locale.ROOT).contains(query);
        });
    }

    private static Comparator<ContactState> order(SearchRequest request) {
        if (request.sort() == null) {
            return SearchIndex.BY_ID;
        }
        Property property = request.sort().property();
        if (property.name().equals(DefaultProperties.MODIFIED)) {
            return SearchIndex.BY_MODIFIED;
        }
        Comparator<ContactState> byValue = (a, b) -> {
            String left = SearchFilter.valueOf(property, a);
            String right = SearchFilter.valueOf(property, b);
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            return SearchFilter.compare(property, left, right);
        };
        return byValue.thenComparing(SearchIndex.BY_ID);
    }
}
