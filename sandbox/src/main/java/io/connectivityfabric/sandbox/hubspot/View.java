package io.connectivityfabric.sandbox.hubspot;

import java.util.List;

/**
 * What of a record an answer shows.
 *
 * @param history the properties whose former values it shows too
 */
record View(PropertySet properties, List<Property> history) {

    static View of(ObjectStore store, List<String> properties, List<String> history) {
        List<Property> former =
                history.stream().flatMap(n -> store.catalog().find(n).stream()).toList();
        return new View(store.catalog().set(properties), former);
    }

    static View of(PropertySet properties) {
        return new View(properties, List.of());
    }
}
