package io.connectivityfabric.connect.control;

import java.util.Locale;

/** The topics of a tenant's control channel; each keeps the last value of a key. */
enum ControlTopic {
    /** How each stream of each task is doing. */
    STATUS,
    /** What each object of a stream without a feed looked like when it was last emitted. */
    HASHES,
    /** What became of each record that a sink wrote. */
    RESULTS,
    /** That something has changed at an account, so that it is looked for at once. */
    WAKEUPS;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
