package io.connectivityfabric.sandbox.hubspot;

import java.util.SortedMap;

/** A record at one moment. */
final class ObjectState {
    private static final long GONE = -1;

    private final long id;
    private final long created;
    private final long updated;
    private final long archivedAt;
    private final ValueSource values;

    private ObjectState(long id, long created, long updated, long archivedAt, ValueSource values) {
        this.id = id;
        this.created = created;
        this.updated = updated;
        this.archivedAt = archivedAt;
        this.values = values;
    }

    static ObjectState of(long id, long created, long updated, ValueSource values) {
        return new ObjectState(id, created, updated, 0, values);
    }

    long id() {
        return id;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }

    boolean active() {
        return archivedAt == 0;
    }

    boolean archived() {
        return archivedAt > 0;
    }

    /** Whether nothing shows it any more: merged into another, or deleted for privacy. */
    boolean gone() {
        return archivedAt == GONE;
    }

    long archivedAt() {
        return archivedAt;
    }

    ObjectState with(SortedMap<Short, String> newValues, long at) {
        return new ObjectState(id, created, at, archivedAt, Values.of(newValues));
    }

    ObjectState archived(long at) {
        return new ObjectState(id, created, at, at, values);
    }

    ObjectState restored(long at) {
        return new ObjectState(id, created, at, 0, values);
    }

    ObjectState removed(long at) {
        return new ObjectState(id, created, at, GONE, Values.NONE);
    }

    Values values() {
        return values.values();
    }

    /** The value, or null if it was never set. */
    String value(Property property) {
        return values().get(property.number());
    }
}
