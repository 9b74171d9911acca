package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.PluginArchives;
import io.connectivityfabric.cluster.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The nine steps of the demo, and what surrounds them: the work directory and the processes. */
final class Demo {
    private final Installation installation;
    private final DemoOptions options;
    private final Console console;

    Demo(Installation installation, DemoOptions options, Console console) {
        this.installation = installation;
        this.options = options;
        this.console = console;
    }

    /** True if all was as it should be. */
    boolean run() throws IOException {
        long start = System.nanoTime();
        try (WorkDirectory work = WorkDirectory.in(options.workDir(), "demo", options.megabytes())) {
            Secrets secrets = new Secrets(work.path().resolve("secrets"));
            console.step(1, "Start a broker, a registry, a worker and the sandbox");
            Path plugins =
                    PluginArchives.unzip(installation.archives(), work.path().resolve("plugins"));
            console.line("Archives unzipped into the worker's plugin.path, " + plugins + ":");
            installation.archives().forEach(archive -> console.line("  " + archive.getFileName()));
            try (DemoCluster cluster = DemoCluster.start(installation, options, work.path(), plugins, secrets)) {
                console.table(cluster.rows());
                boolean ok = new Steps(installation, options, console, cluster, secrets, start).run();
                console.step(9, options.keep() ? "Leave all running" : "Tidy up");
                if (options.keep()) {
                    keepRunning(cluster);
                }
                cluster.close();
                if (!ok) {
                    work.keepLogs();
                    console.line("All processes are ended." + work.hint());
                } else {
                    console.line("All processes are ended, " + work.path() + " is deleted.");
                }
                return ok;
            } catch (DemoException | ClusterException e) {
                work.keepLogs();
                if (options.json() != null) {
                    Report.failed(e.getMessage(), Duration.ofNanos(System.nanoTime() - start))
                            .write(options.json());
                }
                throw new DemoException(e.getMessage() + work.hint());
            }
        }
    }

    private void keepRunning(DemoCluster cluster) {
        Tenant tenant = options.tenants().get(0);
        String connect = cluster.worker().restUrl().toString();
        String registry = cluster.registry().confluentUrl().toString();
        console.line("Look around:");
        console.line("  curl '" + connect + "/connectors?expand=status'");
        console.line("  curl " + connect + "/connectors/" + tenant.name() + "-stripe-source/offsets");
        console.line("  curl " + registry + "/subjects/" + tenant.unifiedTopic() + "-value/versions/latest");
        console.line("  curl " + cluster.sandbox().stripe() + "/v1/customers?limit=3 -u " + tenant.stripeKey() + ":");
        console.line("  kcat -b " + cluster.broker().bootstrapServers() + " -t " + tenant.unifiedTopic()
                + " -s value=avro -r " + registry + " -C -e -c 3");
        console.line("Press Ctrl-C to end all.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
