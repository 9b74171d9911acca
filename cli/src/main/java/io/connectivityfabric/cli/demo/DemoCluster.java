package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.ChildProcess;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalBroker;
import io.connectivityfabric.cluster.LocalRegistry;
import io.connectivityfabric.cluster.LocalSandbox;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.cluster.WorkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The five processes of the demo. */
final class DemoCluster implements AutoCloseable {
    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final LocalSandbox sandbox;
    private final LocalWorker worker;

    private DemoCluster(LocalBroker broker, LocalRegistry registry, LocalSandbox sandbox, LocalWorker worker) {
        this.broker = broker;
        this.registry = registry;
        this.sandbox = sandbox;
        this.worker = worker;
    }

    /**
     * Starts broker, registry and sandbox beside each other, then the worker.
     *
     * @throws ClusterException if one does not start; those that did are ended
     */
    static DemoCluster start(
            Installation installation, DemoOptions options, Path directory, Path plugins, Secrets secrets) {
        ExecutorService beside = Executors.newFixedThreadPool(3);
        DemoOptions.Ports ports = options.ports();
        try {
            var broker = CompletableFuture.supplyAsync(
                    () -> LocalBroker.start(installation, directory.resolve("broker"), ports.broker()), beside);
            var registry = CompletableFuture.supplyAsync(
                    () -> LocalRegistry.start(installation, directory.resolve("registry"), ports.registry()), beside);
            var sandbox = CompletableFuture.supplyAsync(() -> sandbox(directory.resolve("sandbox"), options), beside);
            WorkerSettings settings = WorkerSettings.of(
                            broker.join().bootstrapServers(),
                            List.of(plugins, installation.avroConverter()),
                            secrets.directory())
                    .withPort(ports.worker());
            LocalWorker worker = LocalWorker.start(installation, directory.resolve("worker"), settings);
            return new DemoCluster(broker.join(), registry.join(), sandbox.join(), worker);
        } catch (CompletionException e) {
            ChildProcess.killAll();
            throw e.getCause() instanceof ClusterException cause ? cause : e;
        } catch (ClusterException e) {
            ChildProcess.killAll();
            throw e;
        } finally {
            beside.shutdownNow();
        }
    }

    private static LocalSandbox sandbox(Path directory, DemoOptions options) {
        List<Tenant> tenants = options.tenants();
        List<String> arguments = new ArrayList<>(List.of(
                "--stripe-port",
                Integer.toString(options.ports().stripe().choose()),
                "--hubspot-port",
                Integer.toString(options.ports().hubspot().choose()),
                "--seed",
                Long.toString(options.seed()),
                "--tenants",
                tenants.stream().map(Tenant::name).collect(Collectors.joining(","))));
        for (Tenant tenant : tenants) {
            arguments.add("--size");
            arguments.add(tenant.name() + "=" + tenant.customers() + "," + tenant.contacts());
        }
        return LocalSandbox.start(directory, arguments, heap(tenants));
    }

    /** In megabytes. The sandbox keeps every object, its events, and the contacts that are made of customers. */
    private static long heap(List<Tenant> tenants) {
        long objects = tenants.stream()
                .mapToLong(each -> 2L * each.customers() + each.contacts())
                .sum();
        return 256 + objects * 6 / 1024;
    }

    LocalBroker broker() {
        return broker;
    }

    LocalRegistry registry() {
        return registry;
    }

    /** The sandbox as seen from outside. */
    SandboxClient sandbox() {
        return new SandboxClient(sandbox.stripe(), sandbox.hubspot());
    }

    LocalWorker worker() {
        return worker;
    }

    /** One row for each process: what it is, where it listens, which process it is. */
    List<List<String>> rows() {
        return List.of(
                List.of("process", "address", "pid"),
                row("broker (Kafka, KRaft)", broker.bootstrapServers(), broker.process()),
                row("worker (Kafka Connect, distributed)", worker.restUrl().toString(), worker.process()),
                row("registry (Apicurio)", registry.confluentUrl().toString(), registry.process()),
                row("sandbox: Stripe", sandbox.stripe().toString(), sandbox.process()),
                row("sandbox: HubSpot", sandbox.hubspot().toString(), sandbox.process()));
    }

    private static List<String> row(String name, String address, ChildProcess process) {
        return List.of(name, address, Long.toString(process.pid()));
    }

    @Override
    public void close() {
        worker.close();
        sandbox.close();
        registry.close();
        broker.close();
    }
}
