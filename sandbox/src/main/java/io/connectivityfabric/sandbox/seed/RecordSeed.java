package io.connectivityfabric.sandbox.seed;

import java.util.Map;

/** HubSpot records of one type as they are on the first day: record n is the same for the same seed. */
public interface RecordSeed {
    /** In milliseconds since 1970. */
    long created(int n);

    /** In milliseconds since 1970, not before the creation. */
    long updated(int n);

    /** The values of record n; properties without a value are absent. */
    Map<String, String> properties(int n);
}
