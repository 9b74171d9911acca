package io.connectivityfabric.connect.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The provider's ids of objects by the keys of the records they were made from, for as many as fit; the least recently
 * used are forgotten first. It saves looking them up. Thread-safe.
 */
public final class RememberedIds {

    private final Map<String, String> byRecord;

    public RememberedIds(int capacity) {
        this.byRecord = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > capacity;
            }
        };
    }

    public synchronized Optional<String> of(String record) {
        return Optional.ofNullable(byRecord.get(record));
    }

    public synchronized void learn(String record, String id) {
        byRecord.put(record, id);
    }

    public synchronized void forget(String record) {
        byRecord.remove(record);
    }
}
