package io.connectivityfabric.bench.pipeline;

import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalBroker;
import io.connectivityfabric.cluster.LocalSandbox;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.cluster.PluginArchives;
import io.connectivityfabric.cluster.PortWish;
import io.connectivityfabric.cluster.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Broker, sandbox and worker, each a process of its own. The worker has 256 MB of heap, as all that is measured. */
final class BenchCluster implements AutoCloseable {
    static final String HEAP = "256m";
    private static final long SANDBOX_HEAP_MB = 4096;

    private final LocalBroker broker;
    private final LocalSandbox sandbox;
    private final LocalWorker worker;

    private BenchCluster(LocalBroker broker, LocalSandbox sandbox, LocalWorker worker) {
        this.broker = broker;
        this.sandbox = sandbox;
        this.worker = worker;
    }

    /**
     * Starts all three, and returns when all are ready.
     *
     * @param sandboxArguments as {@code SandboxMain} takes them
     */
    static BenchCluster start(
            Installation installation, Path directory, List<String> sandboxArguments, boolean exactlyOnce)
            throws IOException {
        Path plugins = PluginArchives.unzip(installation.archives(), directory.resolve("plugins"));
        LocalSandbox sandbox = LocalSandbox.start(directory.resolve("sandbox"), sandboxArguments, SANDBOX_HEAP_MB);
        LocalBroker broker = LocalBroker.start(installation, directory.resolve("broker"), PortWish.any());
        WorkerSettings settings = WorkerSettings.of(
                        broker.bootstrapServers(),
                        List.of(plugins, installation.avroConverter()),
                        Files.createDirectories(directory.resolve("secrets")))
                .withHeap(HEAP)
                .withExactlyOnce(exactlyOnce)
                .withOverrides(Map.of("value.converter.schemas.enable", "false"));
        return new BenchCluster(
                broker, sandbox, LocalWorker.start(installation, directory.resolve("worker"), settings));
    }

    LocalBroker broker() {
        return broker;
    }

    LocalSandbox sandbox() {
        return sandbox;
    }

    LocalWorker worker() {
        return worker;
    }

    @Override
    public void close() {
        worker.close();
        sandbox.close();
        broker.close();
    }
}
