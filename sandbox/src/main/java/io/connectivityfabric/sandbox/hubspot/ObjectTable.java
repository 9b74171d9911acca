package io.connectivityfabric.sandbox.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portal's records of one type by id, archived or not, with what became of those that are gone and what they were
 * before. Not for concurrent use: callers hold the lock of the {@link UnitOfWork}.
 */
final class ObjectTable {
    /** Former states that are kept of a record, for its history. */
    private static final int FORMER = 20;

    private final UnitOfWork work;
    private final UniqueValues uniques;
    private final List<ObjectState> rows;
    private final Map<Long, List<ObjectState>> former = new HashMap<>();
    private final Map<Long, Long> merged = new HashMap<>();
    private int active;

    /** @param seeded in the order of their ids, none archived */
    ObjectTable(UnitOfWork work, PropertyCatalog catalog, List<ObjectState> seeded) {
        this.work = work;
        this.rows = new ArrayList<>(seeded);
        this.active = seeded.size();
        this.uniques = new UniqueValues(catalog, rows);
    }

    int active() {
        return active;
    }

    long lastId() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).id();
    }

    /** Ids must come in ascending order. */
    void append(ObjectState record) {
        int place = rows.size();
        rows.add(record);
        index(record, place);
        work.did(() -> {
            unindex(record, place);
            rows.remove(place);
        });
    }

    void replace(ObjectState record) {
        int place = place(record.id());
        ObjectState before = rows.get(place);
        unindex(before, place);
        rows.set(place, record);
        index(record, place);
        List<ObjectState> earlier = former.getOrDefault(record.id(), List.of());
        former.put(record.id(), with(earlier, before));
        work.did(() -> {
            unindex(record, place);
            rows.set(place, before);
            index(before, place);
            former.put(record.id(), earlier);
        });
    }

    /** From now on this id leads to another record. */
    void lead(long id, long survivor) {
        merged.put(id, survivor);
        work.did(() -> merged.remove(id));
    }

    /** The record of just this id, whatever became of it. */
    Optional<ObjectState> exactly(long id) {
        int place = place(id);
        return place < 0 ? Optional.empty() : Optional.of(rows.get(place));
    }

    /** Archived or not; of a record that was merged into another, that one. */
    Optional<ObjectState> byId(long id) {
        Long into = merged.get(id);
        if (into != null) {
            return byId(into);
        }
        int place = place(id);
        return place < 0 || rows.get(place).gone() ? Optional.empty() : Optional.of(rows.get(place));
    }

    /** Among those not archived, also by what else must be unique with the property. */
    Optional<ObjectState> byUnique(Property property, String value) {
        return uniques.find(property, value);
    }

    /** What the record was before, newest first; at most its last twenty states. */
    List<ObjectState> former(long id) {
        return former.getOrDefault(id, List.of());
    }

    /** The next records after an id, in the order of their ids: at most this many and one more. */
    List<ObjectState> after(long id, int limit, boolean archived) {
        List<ObjectState> page = new ArrayList<>(limit + 1);
        int place = place(id);
        for (int i = place < 0 ? -place - 1 : place + 1; i < rows.size() && page.size() <= limit; i++) {
            ObjectState row = rows.get(i);
            if (archived ? row.archived() : row.active()) {
                page.add(row);
            }
        }
        return page;
    }

    /** All that are not archived. */
    List<ObjectState> allActive() {
        return rows.stream().filter(ObjectState::active).toList();
    }

    private static List<ObjectState> with(List<ObjectState> earlier, ObjectState state) {
        List<ObjectState> more = new ArrayList<>(earlier.size() + 1);
        more.add(state);
        more.addAll(earlier.subList(0, Math.min(earlier.size(), FORMER - 1)));
        return more;
    }

    private int place(long id) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = rows.get(middle).id();
            if (there == id) {
                return middle;
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void index(ObjectState record, int place) {
        if (record.active()) {
            active++;
            uniques.add(record, place);
        }
    }

    private void unindex(ObjectState record, int place) {
        if (record.active()) {
            active--;
            uniques.remove(record, place);
        }
    }
}
