package io.connectivityfabric.cli.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What was found on one topic, in a few bytes for each key. */
final class TopicLedger {
    /** What was found of one key. */
    static final class Entry {
        private long[] changes = new long[0];
        private long state;
        private boolean deleted;

        /** Stands for the state that the last record tells. */
        long state() {
            return state;
        }

        /** Whether the last record is a delete. */
        boolean deleted() {
            return deleted;
        }

        int records() {
            return changes.length;
        }
    }

    private final Map<String, Entry> entries = new HashMap<>();
    private long records;
    private long duplicates;
    private long bytes;

    void add(String key, Observation seen, int size) {
        Entry entry = entries.computeIfAbsent(key, unused -> new Entry());
        records++;
        bytes += size;
        for (long change : entry.changes) {
            if (change == seen.change()) {
                duplicates++;
                break;
            }
        }
        entry.changes = Arrays.copyOf(entry.changes, entry.changes.length + 1);
        entry.changes[entry.changes.length - 1] = seen.change();
        entry.state = seen.state();
        entry.deleted = seen.deleted();
    }

    /** Null if there is no record of this key. */
    Entry entry(String key) {
        return entries.get(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    long records() {
        return records;
    }

    /** Records that tell what an earlier record of their key told. */
    long duplicates() {
        return duplicates;
    }

    long bytes() {
        return bytes;
    }
}
