package io.connectivityfabric.sandbox.hubspot;

import java.util.List;

/**
 * What of a record an answer shows.
 *
 * @param history the properties whose former values it shows too
 * @param associations the types whose associated records it names
 */
record View(PropertySet properties, List<Property> history, List<ObjectStore> associations) {

    static View of(ObjectStore store, List<String> properties, List<String> history, List<ObjectStore> associations) {
        List<Property> former =
                history.stream().flatMap(n -> store.catalog().find(n).stream()).toList();
        return new View(store.catalog().set(properties), former, associations);
    }

    /** What the query of a request asks for. */
    static View of(Call call, ObjectStore store) {
        List<ObjectStore> associations = call.queryList("associations").stream()
                .map(type -> call.portal().crm().store(type, call.isV3()))
                .toList();
        return of(store, call.queryList("properties"), call.queryList("propertiesWithHistory"), associations);
    }

    static View of(PropertySet properties) {
        return new View(properties, List.of(), List.of());
    }
}
