package io.connectivityfabric.connect.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What a stream remembers of the objects that it emitted, during a run and, if there is a store, from one run to the next.
 * The store learns a state only once Kafka has it, and before that, that the state it has is not the last any more: so a
 * task that is killed at any moment may emit a state again, and takes no state for known that never got out.
 */
final class StreamMemory {
    /** In place of a hash: the object is known, but not what was emitted of it last. */
    private static final long UNSURE = 0;

    private final StreamPartition stream;
    private final int most;
    private final StateStore store;
    private final KnownStates known;
    private final Confirmations confirmations;
    /** Of the page that is being emitted. Used by the task's thread only, as all that concerns emission. */
    private final Map<String, Long> states = new HashMap<>();

    private final Map<String, Long> unsure = new HashMap<>();

    /**
     * @param most for how many objects; 0 for none
     */
    StreamMemory(StreamPartition stream, int most, StateStore store) {
        this.stream = stream;
        this.most = most;
        this.store = store;
        this.known = new KnownStates(most);
        this.confirmations = new Confirmations(this::keep);
    }

    /** Remembers what an earlier run has left. */
    void restore() {
        if (most > 0) {
            known.restore(store.load(stream, most));
        }
    }

    KnownStates known() {
        return known;
    }

    /** Whether this very state was emitted last. */
    boolean holds(StreamItem item) {
        Long last = most == 0 ? null : known.state(item.id());
        return last != null && last != UNSURE && last == hash(item);
    }

    /** A state is about to be emitted. */
    void remember(StreamItem item) {
        if (most == 0) {
            return;
        }
        String id = item.id();
        if (item.record().operation().isEnd()) {
            if (known.remove(id)) {
                states.put(id, null);
            }
            return;
        }
        Long before = known.state(id);
        long state = hash(item);
        if (known.put(id, state)) {
            states.put(id, state);
            if (before != null && before != state) {
                unsure.put(id, UNSURE);
            }
        }
    }

    /** The records of the states remembered since the last call are handed to Connect. */
    void emitted(List<SourceRecord> records) {
        if (!keeps()) {
            return;
        }
        keep(new HashMap<>(unsure));
        unsure.clear();
        confirmations.await(records, new HashMap<>(states));
        states.clear();
    }

    /** Whether it has to be told when Connect is done with a record. */
    boolean keeps() {
        return most > 0 && store != StateStore.NONE;
    }

    /** Connect is done with a record. */
    void done(SourceRecord record) {
        confirmations.done(record);
    }

    /** An object is neither news nor deleted: it is of no interest any more. */
    void forget(String id) {
        known.remove(id);
        Map<String, Long> nothing = new HashMap<>();
        nothing.put(id, null);
        keep(nothing);
    }

    private void keep(Map<String, Long> what) {
        if (!what.isEmpty()) {
            store.keep(stream, what);
        }
    }

    /** 64 bits: the last and the next state of an object look alike by chance once in 10^19 times. */
    private static long hash(StreamItem item) {
        String payload = item.record().payload();
        if (payload == null) {
            return UNSURE;
        }
        try {
            return ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
