package io.connectivityfabric.connect.sink;

/** Why a record is consumed without a write. */
public enum SkipReason {
    /** Its origin is the account that the sink writes to. */
    ECHO,
    /** A deletion or a tombstone, which this sink is told to ignore. */
    DELETE,
    /** The record asserts nothing that the target has a place for. */
    EMPTY,
    /** The target already holds a newer state. */
    STALE,
    /** The target holds all of it already, as after a round trip through the other system. */
    UNCHANGED,
    /** The sink only tells what it would write. */
    DRY_RUN
}
