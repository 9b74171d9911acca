package io.connectivityfabric.connect.source;

import io.connectivityfabric.raw.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was emitted last of each object, as hashes, to tell whether a state that is read again is news. Whoever comes when
 * there is no more room is not remembered: a list is always read in the same order, so that forgetting the eldest would in
 * the end forget everyone. Forgetting loses nothing, the state is emitted again.
 */
final class KnownStates {
    private final int most;
    /** 64 bits of each: among a million objects, two ids fall together once in 10^7 times. */
    private final Map<Long, Long> stateById = new HashMap<>();

    private boolean full;

    /**
     * @param most for how many objects
     */
    KnownStates(int most) {
        this.most = most;
    }

    /** Whether this very state was emitted last. */
    boolean holds(StreamItem item) {
        return most > 0 && Objects.equals(stateById.get(hash(item.id())), state(item));
    }

    /** A state is emitted. */
    void remember(StreamItem item) {
        if (most == 0) {
            return;
        }
        long id = hash(item.id());
        if (item.record().operation() == Operation.DELETE) {
            stateById.remove(id);
        } else if (stateById.size() < most || stateById.containsKey(id)) {
            stateById.put(id, state(item));
        } else {
            full = true;
        }
    }

    /** Whether some object could not be remembered. */
    boolean isFull() {
        return full;
    }

    private static long state(StreamItem item) {
        String payload = item.record().payload();
        return payload == null ? 0 : hash(payload);
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
