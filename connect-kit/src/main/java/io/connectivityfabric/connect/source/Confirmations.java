package io.connectivityfabric.connect.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Waits for Connect to say of each record that it is done with it, and tells what that means, in the order of emission: a
 * page counts only once all of its records and all pages before it do. Safe for many threads.
 */
final class Confirmations {
    private final Consumer<Map<String, Long>> confirmed;
    private final Deque<Page> waiting = new ArrayDeque<>();
    /** By identity: many records may look the same. */
    private final Map<SourceRecord, Page> pageOf = new IdentityHashMap<>();

    private static final class Page {
        private final Map<String, Long> states;
        private int left;

        Page(Map<String, Long> states, int left) {
            this.states = states;
            this.left = left;
        }
    }

    /**
     * @param confirmed is told the states of each page
     */
    Confirmations(Consumer<Map<String, Long>> confirmed) {
        this.confirmed = confirmed;
    }

    /** The records of a page are handed to Connect. */
    synchronized void await(List<SourceRecord> records, Map<String, Long> states) {
        Page page = new Page(states, records.size());
        waiting.add(page);
        records.forEach(record -> pageOf.put(record, page));
    }

    /** Connect is done with a record: Kafka has it, or it is not to have it. */
    synchronized void done(SourceRecord record) {
        Page page = pageOf.remove(record);
        if (page == null) {
            return;
        }
        page.left--;
        while (!waiting.isEmpty() && waiting.peek().left == 0) {
            confirmed.accept(waiting.remove().states);
        }
    }
}
