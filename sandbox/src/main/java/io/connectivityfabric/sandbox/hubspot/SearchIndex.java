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
 * What search knows: contacts that are not archived, as they were a while ago, ordered by id and by last change. Changes
 * wait until they are due and are then merged in together, so no query sorts. Safe for concurrent use.
 */
final class SearchIndex {
    static final Comparator<ContactState> BY_ID = Comparator.comparingLong(ContactState::id);
    static final Comparator<ContactState> BY_MODIFIED =
            Comparator.comparingLong(ContactState::updated).thenComparing(BY_ID);

    private final SandboxClock clock;
    private final long delayMillis;
    private final Deque<Due> waiting = new ArrayDeque<>();
    private Snapshot snapshot = new Snapshot(0, new ContactState[0], new ContactState[0]);

    SearchIndex(SandboxClock clock, Duration delay) {
        this.clock = clock;
        this.delayMillis = delay.toMillis();
    }

    private record Due(long atMillis, ContactState state) {}

    /** One consistent view; the arrays are not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Snapshot(long version, ContactState[] byId, ContactState[] byModified) {}

    /** What is there from the start is indexed from the start. */
    synchronized void start(List<ContactState> contacts) {
        snapshot = new Snapshot(1, sorted(contacts, BY_ID), sorted(contacts, BY_MODIFIED));
    }

    synchronized void changed(List<ContactState> states) {
        long due = clock.millis() + delayMillis;
        states.forEach(s -> waiting.add(new Due(due, s)));
    }

    synchronized Snapshot now() {
        long now = clock.millis();
        Map<Long, ContactState> arrived = new HashMap<>();
        while (!waiting.isEmpty() && waiting.peek().atMillis <= now) {
            ContactState state = waiting.poll().state;
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

    private static ContactState[] merged(
            ContactState[] old, Map<Long, ContactState> arrived, Comparator<ContactState> order) {
        ContactState[] fresh =
                sorted(arrived.values().stream().filter(s -> !s.archived()).toList(), order);
        ContactState[] merged = new ContactState[old.length + fresh.length];
        int size = 0;
        int next = 0;
        for (ContactState kept : old) {
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

    private static ContactState[] sorted(List<ContactState> contacts, Comparator<ContactState> order) {
        return contacts.stream().sorted(order).toArray(ContactState[]::new);
    }
}
