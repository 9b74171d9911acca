package io.connectivityfabric.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.ConnectorStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * One first sync by the connector, from its creation to the last object of its history. Its progress is asked of the
 * sandbox: a worker that is asked for offsets reads a topic each time, and would be measured with that.
 */
final class BackfillRun {
    static final String KEY = "sk_live_acme";
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final BenchCluster cluster;
    private final String name;
    private final List<String> streams;
    private final long objects;

    /**
     * @param name of the connector, and the prefix of its topics
     * @param objects in all streams together
     */
    BackfillRun(BenchCluster cluster, String name, List<String> streams, long objects) {
        this.cluster = cluster;
        this.name = name;
        this.streams = streams;
        this.objects = objects;
    }

    List<String> topics() {
        return streams.stream().map(stream -> name + "." + stream).toList();
    }

    /**
     * Runs it; the connector is gone when this returns.
     *
     * @param settings of the connector besides the usual ones
     * @param served is told now and then how many objects the sandbox has served
     */
    SandboxFigures run(Map<String, String> settings, LongConsumer served) {
        SandboxFigures.reset(cluster.sandbox());
        ConnectRest rest = cluster.worker().rest();
        rest.create(name, config(settings));
        while (true) {
            SandboxFigures asked = SandboxFigures.of(cluster.sandbox());
            served.accept(Math.min(asked.records(), objects));
            if (asked.records() >= objects && isComplete(rest.offsets(name))) {
                rest.delete(name);
                return asked;
            }
            requireRunning(rest);
            pause();
        }
    }

    private Map<String, String> config(Map<String, String> settings) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", "io.connectivityfabric.stripe.source.StripeSourceConnector");
        config.put("tasks.max", "1");
        config.put("stripe.api.key", KEY);
        config.put("stripe.api.base.url", cluster.sandbox().stripe().toString());
        config.put("streams", String.join(",", streams));
        config.put("topic.prefix", name);
        config.put("output", "raw");
        // All of the limit that the figure is held against; by default a tenth is left to others.
        config.put("rate.limit.reserve", "0");
        BenchTopics.SETTINGS.forEach((key, value) -> config.put("topic.creation.default." + key, value));
        config.put("topic.creation.default.partitions", Integer.toString(BenchTopics.PARTITIONS));
        config.put("topic.creation.default.replication.factor", "1");
        config.putAll(settings);
        return config;
    }

    private boolean isComplete(JsonNode offsets) {
        int complete = 0;
        for (JsonNode entry : offsets) {
            if (entry.path("offset").path("backfill.ranges").asText().isEmpty()) {
                complete++;
            }
        }
        return complete == streams.size();
    }

    private void requireRunning(ConnectRest rest) {
        ConnectorStatus status = rest.status(name);
        for (ConnectorStatus.Part task : status.tasks()) {
            if (task.state().equals("FAILED")) {
                throw new ClusterException("The connector failed: " + task.trace());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
    }
}
