package io.connectivityfabric.it.support;

import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalBroker;
import io.connectivityfabric.cluster.LocalRegistry;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.cluster.PluginArchives;
import io.connectivityfabric.cluster.PortWish;
import io.connectivityfabric.cluster.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real broker and registry, and workers as tests ask for them, each in its own process. Workers find our plugins only
 * as users do: in the unzipped archives, on an isolated {@code plugin.path}.
 */
public final class TestCluster implements AutoCloseable {
    private final Installation installation = Installation.locate();
    private final Path directory;
    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final List<Path> pluginPath;
    private final List<LocalWorker> workers = new ArrayList<>();
    private LocalWorker sharedWorker;

    TestCluster() throws IOException {
        directory = Files.createTempDirectory("fabric-it");
        pluginPath = List.of(
                PluginArchives.unzip(installation.archives(), directory.resolve("plugins")),
                installation.avroConverter(),
                installation.apicurioConverter());
        Files.createDirectories(secrets());
        broker = LocalBroker.start(installation, directory.resolve("broker"), PortWish.any());
        registry = LocalRegistry.start(installation, directory.resolve("registry"), PortWish.any());
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public LocalRegistry registry() {
        return registry;
    }

    public Topic topic(String name) {
        return new Topic(bootstrapServers(), name);
    }

    /** The directory that connector configs may refer to by {@code ${file:…}}. */
    public Path secrets() {
        return directory.resolve("secrets");
    }

    /** The worker for every test that does not harm it; it supports exactly-once. */
    public synchronized LocalWorker sharedWorker() {
        if (sharedWorker == null) {
            sharedWorker = startWorker("shared", true);
        }
        return sharedWorker;
    }

    /** A worker of its own group. */
    public LocalWorker startWorker(String groupId, boolean exactlyOnce) {
        return startWorker(groupId, exactlyOnce, Map.of());
    }

    /** A worker of its own group, with properties besides the usual ones. */
    public synchronized LocalWorker startWorker(String groupId, boolean exactlyOnce, Map<String, String> properties) {
        Map<String, String> overrides = new HashMap<>(properties);
        // A killed worker's open transaction keeps the next one from reading its offsets for this long.
        overrides.put("producer.transaction.timeout.ms", "15000");
        LocalWorker worker = LocalWorker.start(
                installation,
                directory.resolve("worker-" + groupId),
                WorkerSettings.of(bootstrapServers(), pluginPath, secrets())
                        .withGroupId(groupId)
                        .withExactlyOnce(exactlyOnce)
                        .withOverrides(overrides));
        workers.add(worker);
        return worker;
    }

    /** The last log lines of every worker, for whoever reads why a test failed. */
    synchronized String workerLogs() {
        StringBuilder logs = new StringBuilder();
        workers.forEach(worker -> logs.append(worker.process().logTail()).append('\n'));
        return logs.toString();
    }

    @Override
    public synchronized void close() throws IOException {
        workers.forEach(LocalWorker::close);
        registry.close();
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
