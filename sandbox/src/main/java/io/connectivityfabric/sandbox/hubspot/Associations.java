package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.Change.OfAssociation;
import io.connectivityfabric.sandbox.seed.RecordIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of a portal's records are associated. Seeded associations follow from the numbers of the two records and are
 * only written down once one of a record's associations changes. Changes are for use in a unit of work.
 */
final class Associations {
    private final Crm crm;
    private final UnitOfWork work;
    private final AssociationTypes types;
    private final RecordIds ids;
    private final Map<Ends, Map<Long, NavigableMap<Long, Set<Integer>>>> changed = new HashMap<>();

    /** Ids of two object types. */
    private record Ends(String from, String to) {}

    Associations(Crm crm, AssociationTypes types, RecordIds ids) {
        this.crm = crm;
        this.work = crm.work();
        this.types = types;
        this.ids = ids;
    }

    AssociationTypes types() {
        return types;
    }

    /** Association types by the ids of the records, ascending, that a record is associated with; none archived. */
    NavigableMap<Long, Set<Integer>> of(ObjectStore from, long id, ObjectStore to) {
        return work.reading(() -> {
            NavigableMap<Long, Set<Integer>> shown = new TreeMap<>(all(from, id, to));
            shown.keySet()
                    .removeIf(other -> to.table()
                            .exactly(other)
                            .filter(ObjectState::active)
                            .isEmpty());
            return shown;
        });
    }

    /** Adds association types to what two records have already; none of another type stays primary beside a new one. */
    void add(ObjectStore from, long id, ObjectStore to, long toId, Collection<AssociationType> added) {
        Set<Integer> before = all(from, id, to).getOrDefault(toId, Set.of());
        Set<AssociationType> fresh = new LinkedHashSet<>(added);
        fresh.add(types.usual(from.type(), to.type()));
        fresh.removeIf(t -> before.contains(t.id()));
        if (fresh.isEmpty()) {
            return;
        }
        fresh.stream()
                .filter(t -> "Primary".equals(t.label()))
                .forEach(primary -> all(from, id, to).forEach((other, has) -> {
                    if (has.contains(primary.id())) {
                        remove(from, id, to, other, List.of(primary));
                    }
                }));
        put(from, id, to, toId, fresh, true);
    }

    /** Removes all association types between two records. */
    void remove(ObjectStore from, long id, ObjectStore to, long toId) {
        Set<Integer> has = all(from, id, to).getOrDefault(toId, Set.of());
        remove(
                from,
                id,
                to,
                toId,
                types.between(from.type(), to.type()).stream()
                        .filter(t -> has.contains(t.id()))
                        .toList());
    }

    void remove(ObjectStore from, long id, ObjectStore to, long toId, Collection<AssociationType> removed) {
        Set<Integer> has = all(from, id, to).getOrDefault(toId, Set.of());
        List<AssociationType> going =
                removed.stream().filter(t -> has.contains(t.id())).toList();
        if (!going.isEmpty()) {
            put(from, id, to, toId, going, false);
        }
    }

    /** Gives a merged record what one of its parts had. */
    void move(ObjectStore store, long part, long whole) {
        for (ObjectStore other : crm.stores()) {
            all(store, part, other).forEach((otherId, has) -> {
                remove(store, part, other, otherId);
                boolean primary = all(store, whole, other).values().stream().anyMatch(t -> hasPrimary(store, other, t));
                List<AssociationType> kept = types.between(store.type(), other.type()).stream()
                        .filter(t -> has.contains(t.id()) && !(primary && "Primary".equals(t.label())))
                        .toList();
                if (otherId != whole) {
                    add(store, whole, other, otherId, kept);
                }
            });
        }
    }

    private boolean hasPrimary(ObjectStore from, ObjectStore to, Set<Integer> has) {
        return types.primary(from.type(), to.type())
                .filter(t -> has.contains(t.id()))
                .isPresent();
    }

    private void put(
            ObjectStore from, long id, ObjectStore to, long toId, Collection<AssociationType> what, boolean added) {
        List<AssociationType> there = List.copyOf(what);
        List<AssociationType> back = there.stream()
                .map(t -> types.find(to.type(), from.type(), t.inverse()))
                .toList();
        change(from, id, to, toId, there, added);
        change(to, toId, from, id, back, added);
        count(from, id, to);
        count(to, toId, from);
    }

    private void change(
            ObjectStore from, long id, ObjectStore to, long toId, List<AssociationType> what, boolean added) {
        Ends ends = new Ends(from.type().id(), to.type().id());
        Map<Long, NavigableMap<Long, Set<Integer>>> records = changed.computeIfAbsent(ends, e -> new HashMap<>());
        NavigableMap<Long, Set<Integer>> before = records.get(id);
        NavigableMap<Long, Set<Integer>> after = new TreeMap<>(all(from, id, to));
        Set<Integer> has = new TreeSet<>(after.getOrDefault(toId, Set.of()));
        what.forEach(t -> {
            if (added) {
                has.add(t.id());
            } else {
                has.remove(t.id());
            }
        });
        if (has.isEmpty()) {
            after.remove(toId);
        } else {
            after.put(toId, has);
        }
        records.put(id, after);
        work.did(() -> {
            if (before == null) {
                records.remove(id);
            } else {
                records.put(id, before);
            }
        });
        work.tell(new OfAssociation(added, from, id, to, toId, what, work.now()));
    }

    /** Properties that count associated records follow, and their record's last change does not. */
    private void count(ObjectStore store, long id, ObjectStore counted) {
        store.catalog().all().stream()
                .filter(p -> counted.type().name().equals(p.type().counts()))
                .forEach(p -> store.table()
                        .exactly(id)
                        .filter(ObjectState::active)
                        .ifPresent(record -> store.writes()
                                .recalculate(
                                        record,
                                        p,
                                        Integer.toString(all(store, id, counted).size()))));
    }

    /** Also with archived records: the association comes back with them. */
    private NavigableMap<Long, Set<Integer>> all(ObjectStore from, long id, ObjectStore to) {
        NavigableMap<Long, Set<Integer>> known = changed.getOrDefault(
                        new Ends(from.type().id(), to.type().id()), Map.of())
                .get(id);
        return known == null ? seeded(from, id, to) : known;
    }

    /** Record n of a type is associated with the record of the other type whose number is left of n by their count. */
    private NavigableMap<Long, Set<Integer>> seeded(ObjectStore from, long id, ObjectStore to) {
        int n = ids.number(id);
        NavigableMap<Long, Set<Integer>> found = new TreeMap<>();
        if (n < 0 || n >= from.seeded() || to.seeded() == 0) {
            return found;
        }
        int there = share(from, to);
        if (n % 100 < there) {
            found.put(ids.of(to.type().name(), n % to.seeded()), seededTypes(from, to));
        }
        int back = share(to, from);
        if (back > 0) {
            List<Integer> others = new ArrayList<>();
            for (int other = n; other < to.seeded(); other += from.seeded()) {
                others.add(other);
            }
            others.stream()
                    .filter(other -> other % 100 < back)
                    .forEach(other -> found.put(ids.of(to.type().name(), other), seededTypes(from, to)));
        }
        return found;
    }

    private static int share(ObjectStore from, ObjectStore to) {
        return from.type().links().getOrDefault(to.type().name(), 0);
    }

    private Set<Integer> seededTypes(ObjectStore from, ObjectStore to) {
        Set<Integer> has = new TreeSet<>();
        has.add(types.usual(from.type(), to.type()).id());
        types.primary(from.type(), to.type()).ifPresent(t -> has.add(t.id()));
        return has;
    }
}
