package io.connectivityfabric.connect.sink;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest version written to each target, for as many targets as fit; the least recently written are forgotten
 * first. Thread-safe.
 */
public final class AppliedVersions {

    private final Map<String, Instant> versions;

    public AppliedVersions(int capacity) {
        this.versions = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Whether {@code target} is known to hold a state newer than {@code version}. A state of unknown age is older than
     * any of known age, since it may not overwrite it.
     */
    public synchronized boolean isNewerThan(String target, Instant version) {
        Instant applied = versions.get(target);
        return applied != null && (version == null || version.isBefore(applied));
    }

    /** Notes that {@code target} was written with {@code version}; unknown versions leave no note. */
    public synchronized void applied(String target, Instant version) {
        if (version != null) {
            versions.merge(target, version, (known, now) -> now.isAfter(known) ? now : known);
        }
    }
}
