package io.connectivityfabric.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Kafka broker (KRaft, broker and controller in one process) on 127.0.0.1. Its data is as short-lived as its directory. */
public final class LocalBroker implements AutoCloseable {
    /** The port that clients expect. */
    public static final int USUAL_PORT = 9092;

    private static final String CLUSTER_ID = "Y29ubmVjdGl2aXR5ZmFicg";
    private static final Duration START = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    private final int port;
    private final ChildProcess process;

    private LocalBroker(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Formats a log directory under the given one and starts a broker that is ready when this returns.
     *
     * @throws ClusterException if it does not start; with the last lines of its log
     */
    public static LocalBroker start(Installation installation, Path directory, PortWish wish) {
        PortWish next = wish;
        for (int attempt = 1; ; attempt++) {
            int port = next.choose();
            ChildProcess process = launch(installation, directory.resolve("attempt-" + attempt), port);
            try {
                process.awaitReady(() -> listens(port), START);
                return new LocalBroker(port, process);
            } catch (ClusterException e) {
                if (attempt == ATTEMPTS || wish.fixed() || !process.endedByTakenPort()) {
                    throw e;
                }
                next = wish.afterCollision();
            }
        }
    }

    private static ChildProcess launch(Installation installation, Path directory, int port) {
        try {
            Files.createDirectories(directory);
            Map<String, String> config = config(directory, port, PortWish.any().choose());
            ChildSpec format = KafkaJvm.spec(
                    installation,
                    directory,
                    "broker-format",
                    "128m",
                    "kafka.tools.StorageTool",
                    List.of("format", "--standalone", "-t", CLUSTER_ID, "-c"),
                    config);
            ChildProcess formatting = ChildProcess.start(format);
            if (formatting.awaitExit(START) != 0) {
                throw new ClusterException("The broker's log directory could not be made. " + formatting.logTail());
            }
            return ChildProcess.start(
                    KafkaJvm.spec(installation, directory, "broker", "512m", "kafka.Kafka", List.of(), config));
        } catch (IOException e) {
            throw new ClusterException("Cannot write the broker's directory " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> config(Path directory, int port, int controllerPort) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("log.dirs", directory.resolve("data").toString());
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        // A killed worker's open transaction is ended soon after its timeout, not up to ten seconds later.
        config.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        // A topic that a consumer asked for first would not be compacted: connectors create theirs.
        config.put("auto.create.topics.enable", "false");
        // The default takes a quarter of this small heap.
        config.put("log.cleaner.dedupe.buffer.size", "8388608");
        return config;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
