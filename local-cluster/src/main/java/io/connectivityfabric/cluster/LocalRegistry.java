package io.connectivityfabric.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An Apicurio Registry on 127.0.0.1 that keeps its schemas in memory and serves Confluent's API as well as its own. */
public final class LocalRegistry implements AutoCloseable {
    /** The port that Confluent's converters expect. */
    public static final int USUAL_PORT = 8081;

    private static final Duration START = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    private final int port;
    private final ChildProcess process;

    private LocalRegistry(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a registry that is ready when this returns.
     *
     * @throws ClusterException if it does not start; with the last lines of its log
     */
    public static LocalRegistry start(Installation installation, Path directory, PortWish wish) {
        PortWish next = wish;
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        for (int attempt = 1; ; attempt++) {
            LocalRegistry registry = launch(installation, directory.resolve("attempt-" + attempt), next.choose());
            try {
                HttpProbe probe = new HttpProbe(http, registry.confluentApi().resolve("v7/subjects"));
                registry.process.awaitReady(probe::answersOk, START);
                return registry;
            } catch (ClusterException e) {
                if (attempt == ATTEMPTS || wish.fixed() || !registry.process.endedByTakenPort()) {
                    throw e;
                }
                next = wish.afterCollision();
            }
        }
    }

    private static LocalRegistry launch(Installation installation, Path directory, int port) {
        ChildSpec spec = new ChildSpec(
                "registry",
                installation.registryHome() + "/*",
                "io.quarkus.runner.GeneratedMain",
                List.of(),
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)),
                directory.resolve("registry.log"));
        return new LocalRegistry(port, ChildProcess.start(spec));
    }

    /** {@code schema.registry.url} of Confluent's converter. */
    public URI confluentUrl() {
        return confluentApi().resolve("v7");
    }

    /** {@code apicurio.registry.url} of Apicurio's converter. */
    public URI apicurioUrl() {
        return URI.create("http://127.0.0.1:" + port + "/apis/registry/v2");
    }

    private URI confluentApi() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/");
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
