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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Broker, sandbox and worker, each a process of its own. The worker has 256 MB of heap, as all that is measured. */
final class BenchCluster implements AutoCloseable {
    static final String HEAP = "256m";
    private static final long SANDBOX_HEAP_MB = 4096;
    private static final int RENDER_AT_ONCE = 5_000;

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

    JvmFigures workerFigures() {
        return new JvmFigures(worker.process());
    }

    /** A client of the broker's, to make topics with. */
    Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /** CPU time of each process since it started. */
    Map<String, Duration> cpu() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        cpu.put("worker", workerFigures().cpu());
        cpu.put("broker", new JvmFigures(broker.process()).cpu());
        cpu.put("sandbox", new JvmFigures(sandbox.process()).cpu());
        return cpu;
    }

    /** Has the sandbox render its objects, so that this is not measured: it keeps them as far as its heap allows. */
    void render(List<String> streams, int objects) {
        for (String stream : streams) {
            for (int from = 0; from < objects; from += RENDER_AT_ONCE) {
                SandboxFigures.read(
                        sandbox,
                        "/_sandbox/tenants/acme/stripe/" + stream + "?from=" + from + "&most=" + RENDER_AT_ONCE);
            }
        }
    }

    @Override
    public void close() {
        worker.close();
        sandbox.close();
        broker.close();
    }
}
