package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.Change.OfObject;
import io.connectivityfabric.sandbox.seed.RecordIds;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A portal's records of all types. */
final class Crm {
    private final UnitOfWork work;
    private final Map<String, ObjectStore> stores = new LinkedHashMap<>();
    private final Associations associations;

    Crm(UnitOfWork work, RecordIds ids) {
        this.work = work;
        this.associations = new Associations(this, new AssociationTypes(), ids);
        work.listener(changes -> changes.forEach(change -> {
            if (change instanceof OfObject object) {
                object.store().changed(object);
            }
        }));
    }

    UnitOfWork work() {
        return work;
    }

    Associations associations() {
        return associations;
    }

    /** All types, standard ones first. */
    Collection<ObjectStore> stores() {
        return work.reading(() -> List.copyOf(stores.values()));
    }

    void add(ObjectStore store) {
        work.reading(() -> stores.put(store.type().id(), store));
    }

    void remove(ObjectStore store) {
        work.reading(() -> stores.remove(store.type().id()));
    }

    /**
     * The records of a type, by its id or one of its names.
     *
     * @throws HubSpotException if there is no such type
     */
    ObjectStore store(String asked, boolean v3) {
        return stores().stream()
                .filter(s -> s.type().answersTo(asked, v3))
                .findFirst()
                .orElseThrow(() -> HubSpotException.invalid("Unable to infer object type from: " + asked));
    }
}
