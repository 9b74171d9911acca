package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What search knows: records that are not archived, as they were a while ago, ordered by id and by last change. Changes
 * wait until they are due and are then merged in together, so no query sorts. Safe for concurrent use.
 */
final class SearchIndex {
    static final Comparator<ObjectState> BY_ID = Comparator.comparingLong(ObjectState::id);
    static final Comparator<ObjectState> BY_MODIFIED =
            Comparator.comparingLong(ObjectState::updated).thenComparing(BY_ID);

    private final SandboxClock clock;
    private final long delayMillis;
    private final Deque<Due> waiting = new ArrayDeque<>();
    private Snapshot snapshot;
    private List<ObjectState> seeded;

    /** @param seeded what is there from the start; it is ordered when somebody first searches */
    SearchIndex(SandboxClock clock, Duration delay, List<ObjectState> seeded) {
        this.clock = clock;
        this.delayMillis = delay.toMillis();
        this.seeded = seeded;
    }

    private record Due(long atMillis, ObjectState state) {}

    /** One consistent view; the arrays are not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Snapshot(long version, ObjectState[] byId, ObjectState[] byModified) {}

    synchronized void changed(ObjectState state) {
        waiting.add(new Due(clock.millis() + delayMillis, state));
    }

    synchronized Snapshot now() {
        if (snapshot == null) {
            snapshot = new Snapshot(1, sorted(seeded, BY_ID), sorted(seeded, BY_MODIFIED));
            seeded = null;
        }
        long now = clock.millis();
        Map<Long, ObjectState> arrived = new HashMap<>();
        while (!waiting.isEmpty() && waiting.peek().atMillis <= now) {
            ObjectState state = waiting.poll().state;
            arrived.put(state.id(), state);
        }
        if (!arrived.isEmpty()) {
            snapshot = new Snapshot(
                    snapshot.version + 1,
                    merged(snapshot.byId, arrived, BY_ID),
                    merged(snapshot.byModified, arrived, BY_MODIFIED));
        }
        return snapshot;
    }

    private static ObjectState[] merged(
            ObjectState[] old, Map<Long, ObjectState> arrived, Comparator<ObjectState> order) {
        ObjectState[] fresh =
                sorted(arrived.values().stream().filter(ObjectState::active).toList(), order);
        ObjectState[] merged = new ObjectState[old.length + fresh.length];
        int size = 0;
        int next = 0;
        for (ObjectState kept : old) {
            if (arrived.containsKey(kept.id())) {
                continue;
            }
            while (next < fresh.length && order.compare(fresh[next], kept) < 0) {
                merged[size++] = fresh[next++];
            }
            merged[size++] = kept;
        }
        while (next < fresh.length) {
            merged[size++] = fresh[next++];
        }
        return Arrays.copyOf(merged, size);
    }

    private static ObjectState[] sorted(List<ObjectState> records, Comparator<ObjectState> order) {
        return records.stream().sorted(order).toArray(ObjectState[]::new);
    }
}
