package io.connectivityfabric.http;

/** Who goes first when calls wait for the same rate budget: the order of the constants, except that a part is history's. */
public enum Priority {
    /** Changes that just happened. */
    LIVE,
    /** History being read for the first time. */
    BACKFILL
}
