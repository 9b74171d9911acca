package io.connectivityfabric.sandbox.hubspot;

import java.util.List;

/** Something that happened to a portal's data and that others may want to know. */
sealed interface Change {
    /** In milliseconds since 1970. */
    long at();

    /** What was done. */
    enum Action {
        CREATE,
        UPDATE,
        /** A value changed that HubSpot works out: the record itself did not. */
        RECALCULATE,
        DELETE,
        RESTORE,
        /** Part or result of a merge, which is told of on its own. */
        MERGE,
        GDPR_DELETE
    }

    /**
     * A record changed.
     *
     * @param before null for a new one
     * @param after what it is now
     */
    record OfObject(Action action, ObjectStore store, ObjectState before, ObjectState after, long at)
            implements Change {}

    /**
     * Two records became a third.
     *
     * @param primary the one whose values won
     */
    record OfMerge(ObjectStore store, long primary, long other, ObjectState after, long at) implements Change {}

    /** An association came or went, as seen from one of its ends; there is another for the other end. */
    record OfAssociation(
            boolean added,
            ObjectStore from,
            long fromId,
            ObjectStore to,
            long toId,
            List<AssociationType> types,
            long at)
            implements Change {}
}
