package io.connectivityfabric.sandbox.hubspot;

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
        MERGE,
        GDPR_DELETE
    }

    /**
     * A record changed.
     *
     * @param before null for a new one
     * @param after the record that is there now; of a merge, the one that is left
     * @param into for the two parts of a merge, the id of what became of them; otherwise 0
     */
    record OfObject(Action action, ObjectStore store, ObjectState before, ObjectState after, long into, long at)
            implements Change {}
}
