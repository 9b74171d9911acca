package io.connectivityfabric.bench.pipeline;

import java.util.Map;

/** How topics are made, whoever writes to them. */
final class BenchTopics {
    static final int PARTITIONS = 3;

    static final Map<String, String> SETTINGS = Map.of(
            "cleanup.policy",
            "compact",
            // So that a record's time is when it was there.
            "message.timestamp.type",
            "LogAppendTime");

    private BenchTopics() {}
}
