package io.connectivityfabric.hubspot.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records whose contact was made by another record and found by its e-mail address, so that it need not be found again;
 * the least recently used are forgotten beyond a capacity. Thread-safe.
 */
final class Aliases {

    /**
     * @param recordId the contact
     * @param owner value of the unique property on the contact
     */
    record Alias(String recordId, String owner) {}

    private final Map<String, Alias> byFabricId;

    Aliases(int capacity) {
        this.byFabricId = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Alias> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<Alias> of(String fabricId) {
        return Optional.ofNullable(byFabricId.get(fabricId));
    }

    synchronized void learn(String fabricId, Alias alias) {
        byFabricId.put(fabricId, alias);
    }

    synchronized void forget(String fabricId) {
        byFabricId.remove(fabricId);
    }
}
