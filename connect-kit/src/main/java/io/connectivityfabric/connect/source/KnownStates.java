package io.connectivityfabric.connect.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which objects were emitted, each with a hash of its last state: to tell whether a state that is read again is news, and
 * what a sweep has not found. Whoever comes when there is no more room is not remembered: a list is always read in the same
 * order, so that forgetting the eldest would in the end forget everyone. Forgetting loses no state, it is emitted again.
 * Safe for many threads.
 */
final class KnownStates {
    private final int most;
    private final Map<String, Known> objects = new HashMap<>();
    private boolean full;
    /** The number of the last sweep that began. */
    private long sweep;

    private static final class Known {
        private long state;
        /** The number of the sweep during which it was listed or emitted last. */
        private long seen;
    }

    /**
     * @param most for how many objects
     */
    KnownStates(int most) {
        this.most = most;
    }

    /** Adds objects that were emitted before a restart. */
    synchronized void restore(Map<String, Long> states) {
        states.forEach(this::put);
    }

    /** The hash of the state emitted last; null if the object is not known. */
    synchronized Long state(String id) {
        Known known = objects.get(id);
        return known == null ? null : known.state;
    }

    /** A state is emitted. Returns whether it is remembered. */
    synchronized boolean put(String id, long state) {
        Known known = objects.get(id);
        if (known == null) {
            if (objects.size() >= most) {
                full = true;
                return false;
            }
            known = new Known();
            objects.put(id, known);
        }
        known.state = state;
        known.seen = sweep;
        return true;
    }

    /** Returns whether it was known. */
    synchronized boolean remove(String id) {
        return objects.remove(id) != null;
    }

    /** Whether some object could not be remembered. */
    synchronized boolean isFull() {
        return full;
    }

    /** A sweep begins. Returns its number. */
    synchronized long beginSweep() {
        return ++sweep;
    }

    /** A sweep has found objects. */
    synchronized void listed(Collection<String> ids) {
        for (String id : ids) {
            Known known = objects.get(id);
            if (known != null) {
                known.seen = sweep;
            }
        }
    }

    /** The objects that were neither listed nor emitted since a sweep began. */
    synchronized List<String> notSeenSince(long began) {
        List<String> ids = new ArrayList<>();
        objects.forEach((id, known) -> {
            if (known.seen < began) {
                ids.add(id);
            }
        });
        return ids;
    }
}
