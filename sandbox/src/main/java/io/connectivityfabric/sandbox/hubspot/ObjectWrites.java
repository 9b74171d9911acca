package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.hubspot.Change.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Creates, changes and archives records of one type, and keeps what must be unique so. For use in a unit of work. */
final class ObjectWrites {
    private final ObjectStore store;
    private final ObjectTable table;
    private final ValueRules rules;
    private final UnitOfWork work;
    private final LongSupplier leastId;

    /** @param leastId what the id of a new record must at least be */
    ObjectWrites(ObjectStore store, ObjectTable table, UnitOfWork work, LongSupplier leastId) {
        this.store = store;
        this.table = table;
        this.rules = new ValueRules(store.catalog());
        this.work = work;
        this.leastId = leastId;
    }

    ObjectState create(JsonNode properties) {
        Map<Property, String> values = rules.checked(properties);
        refuseTaken(values, -1);
        SortedMap<Short, String> kept = new TreeMap<>();
        values.forEach((property, value) -> {
            if (!value.isEmpty()) {
                kept.put(property.number(), value);
            }
        });
        store.type()
                .defaults()
                .forEach((name, value) ->
                        kept.putIfAbsent(store.catalog().get(name).number(), value));
        return append(kept, work.now(), Action.CREATE);
    }

    /** A new record of these values. */
    ObjectState append(SortedMap<Short, String> values, long created, Action action) {
        long id = Math.max(leastId.getAsLong(), table.lastId() + 1);
        ObjectState record = ObjectState.of(id, created, work.now(), Values.of(values));
        table.append(record);
        tell(action, null, record);
        return record;
    }

    ObjectState update(ObjectState before, JsonNode properties) {
        Map<Property, String> values = rules.checked(properties);
        refuseTaken(values, before.id());
        SortedMap<Short, String> kept = before.values().toMap();
        boolean changed = false;
        for (Map.Entry<Property, String> e : values.entrySet()) {
            changed |= put(kept, e.getKey(), e.getValue());
        }
        return changed ? replace(Action.UPDATE, before, before.with(kept, work.now())) : before;
    }

    /** What HubSpot works out changes without a trace in the time of the last change. */
    void recalculate(ObjectState before, Property property, String value) {
        if (!value.equals(before.value(property))) {
            SortedMap<Short, String> kept = before.values().toMap();
            kept.put(property.number(), value);
            replace(Action.RECALCULATE, before, before.with(kept, before.updated()));
        }
    }

    ObjectState archive(ObjectState record) {
        return replace(Action.DELETE, record, record.archived(work.now()));
    }

    ObjectState restore(ObjectState record) {
        return replace(Action.RESTORE, record, record.restored(work.now()));
    }

    /** Nothing of it is left, not even in the archive. */
    void remove(ObjectState record, Action action) {
        replace(action, record, record.removed(work.now()));
    }

    private ObjectState replace(Action action, ObjectState before, ObjectState after) {
        table.replace(after);
        tell(action, before, after);
        return after;
    }

    private void tell(Action action, ObjectState before, ObjectState after) {
        work.tell(new Change.OfObject(action, store, before, after, work.now()));
    }

    /** A cleared value stays as an empty text; what never had one has none to clear. */
    private static boolean put(SortedMap<Short, String> kept, Property property, String value) {
        String before = kept.get(property.number());
        if ((value.isEmpty() && before == null) || value.equals(before)) {
            return false;
        }
        if (property.type().forward() && backwards(property, before, value)) {
            return false;
        }
        kept.put(property.number(), value);
        return true;
    }

    /** A lifecycle stage only moves forward; to set an earlier one it must be cleared first. */
    private static boolean backwards(Property property, String before, String value) {
        return before != null && !value.isEmpty() && place(property, value) < place(property, before);
    }

    private static int place(Property property, String option) {
        return property.type().options().stream().map(o -> o.value()).toList().indexOf(option);
    }

    private void refuseTaken(Map<Property, String> values, long ownId) {
        values.forEach((property, value) -> {
            if (value.isEmpty() || !property.type().unique()) {
                return;
            }
            Optional<ObjectState> other = table.byUnique(property, value);
            if (other.isEmpty() || other.get().id() == ownId) {
                return;
            }
            if (property.hubspotDefined()) {
                throw HubSpotException.conflict(
                        "Contact already exists. Existing ID: " + other.get().id());
            }
            throw ValueRules.notValid(List.of(ValueRules.detail(
                    property.name(),
                    "CONFLICTING_UNIQUE_VALUE",
                    "propertyName=" + property.name() + ", value=" + value + ": "
                            + other.get().id() + " already has that value.")));
        });
    }
}
