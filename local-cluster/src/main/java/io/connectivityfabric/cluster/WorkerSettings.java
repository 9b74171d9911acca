package io.connectivityfabric.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a worker is to run.
 *
 * @param bootstrapServers the broker
 * @param pluginPath the directories that hold plugins
 * @param secrets the directory whose properties files connectors may refer to as <code>${file:path:key}</code>
 * @param exactlyOnce whether source connectors may write in transactions
 * @param port where its REST API listens
 * @param heap the heap limit, as in {@code -Xmx}
 * @param groupId workers of one group share their connectors
 * @param overrides worker properties that replace or add to those made from the above
 */
public record WorkerSettings(
        String bootstrapServers,
        List<Path> pluginPath,
        Path secrets,
        boolean exactlyOnce,
        PortWish port,
        String heap,
        String groupId,
        Map<String, String> overrides) {

    /** The port that Connect's users expect. */
    public static final int USUAL_PORT = 8083;

    public WorkerSettings {
        pluginPath = List.copyOf(pluginPath);
        overrides = Map.copyOf(overrides);
    }

    /** A worker with exactly-once support, 512 MB of heap and any free port. */
    public static WorkerSettings of(String bootstrapServers, List<Path> pluginPath, Path secrets) {
        return new WorkerSettings(
                bootstrapServers, pluginPath, secrets, true, PortWish.any(), "512m", "connect", Map.of());
    }

    public WorkerSettings withExactlyOnce(boolean enabled) {
        return new WorkerSettings(bootstrapServers, pluginPath, secrets, enabled, port, heap, groupId, overrides);
    }

    public WorkerSettings withPort(PortWish wish) {
        return new WorkerSettings(bootstrapServers, pluginPath, secrets, exactlyOnce, wish, heap, groupId, overrides);
    }

    public WorkerSettings withHeap(String limit) {
        return new WorkerSettings(bootstrapServers, pluginPath, secrets, exactlyOnce, port, limit, groupId, overrides);
    }

    public WorkerSettings withGroupId(String id) {
        return new WorkerSettings(bootstrapServers, pluginPath, secrets, exactlyOnce, port, heap, id, overrides);
    }

    public WorkerSettings withOverrides(Map<String, String> properties) {
        return new WorkerSettings(bootstrapServers, pluginPath, secrets, exactlyOnce, port, heap, groupId, properties);
    }

    /** The worker's properties file. */
    Map<String, String> toProperties(int restPort) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("group.id", groupId);
        config.put("listeners", "http://127.0.0.1:" + restPort);
        config.put("rest.advertised.host.name", "127.0.0.1");
        config.put("plugin.path", pluginPath.stream().map(Path::toString).collect(Collectors.joining(",")));
        config.put("plugin.discovery", "service_load");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        for (String store : List.of("config", "offset", "status")) {
            config.put(store + ".storage.topic", groupId + "-" + store);
            config.put(store + ".storage.replication.factor", "1");
        }
        config.put("offset.storage.partitions", "1");
        config.put("status.storage.partitions", "1");
        config.put("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled");
        config.put("offset.flush.interval.ms", "1000");
        // A worker that was killed is missed after this long, and its work is handed out again at once.
        config.put("session.timeout.ms", "6000");
        config.put("heartbeat.interval.ms", "2000");
        config.put("scheduled.rebalance.max.delay.ms", "0");
        config.put("config.providers", "file");
        config.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        config.put("config.providers.file.param.allowed.paths", secrets.toString());
        config.putAll(overrides);
        return config;
    }
}
