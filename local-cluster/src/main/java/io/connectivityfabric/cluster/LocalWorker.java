package io.connectivityfabric.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A distributed Connect worker on 127.0.0.1, with Kafka's own classes on its class path and plugins apart from them. */
public final class LocalWorker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final int ATTEMPTS = 3;

    private final Installation installation;
    private final Path directory;
    private final WorkerSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private int port;
    private ChildProcess process;

    private LocalWorker(Installation installation, Path directory, WorkerSettings settings) {
        this.installation = installation;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Starts a worker that takes REST requests when this returns.
     *
     * @throws ClusterException if it does not start; with the last lines of its log
     */
    public static LocalWorker start(Installation installation, Path directory, WorkerSettings settings) {
        LocalWorker worker = new LocalWorker(installation, directory, settings);
        PortWish next = settings.port();
        for (int attempt = 1; ; attempt++) {
            worker.port = next.choose();
            try {
                worker.launch();
                return worker;
            } catch (ClusterException e) {
                if (attempt == ATTEMPTS || next.fixed() || !worker.process.endedByTakenPort()) {
                    throw e;
                }
                next = next.afterCollision();
            }
        }
    }

    private void launch() {
        try {
            process = ChildProcess.start(KafkaJvm.spec(
                    installation,
                    directory,
                    "worker",
                    settings.heap(),
                    "org.apache.kafka.connect.cli.ConnectDistributed",
                    List.of(),
                    settings.toProperties(port)));
        } catch (IOException e) {
            throw new ClusterException("Cannot write the worker's directory " + directory + ": " + e.getMessage(), e);
        }
        process.awaitReady(new HttpProbe(http, restUrl().resolve("/connectors"))::answersOk, START);
    }

    /** Ends the worker at once (SIGKILL), as a crash of its machine does. */
    public void kill() {
        process.kill();
    }

    /** Asks the worker to end (SIGTERM), as an orderly restart does. */
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    /** Starts the worker again after {@link #kill} or {@link #stop}, with the same settings and port; ready when this returns. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("The worker still runs: kill or stop it first");
        }
        launch();
    }

    /** The root of its REST API. */
    public URI restUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client of its REST API. */
    public ConnectRest rest() {
        return new ConnectRest(restUrl());
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
