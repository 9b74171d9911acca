package io.connectivityfabric.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The stand-ins for the providers in a process of their own; they must be on our class path. */
public final class LocalSandbox implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final String MAIN = "io.connectivityfabric.sandbox.SandboxMain";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final JsonNode overview;

    private LocalSandbox(ChildProcess process, JsonNode overview) {
        this.process = process;
        this.overview = overview;
    }

    /**
     * Starts a sandbox that serves when this returns.
     *
     * @param arguments as {@code SandboxMain} takes them
     * @param heapMegabytes its heap limit
     * @throws ClusterException if it does not start; with the last lines of its log
     */
    public static LocalSandbox start(Path directory, List<String> arguments, long heapMegabytes) {
        Path log = directory.resolve("sandbox.log");
        ChildProcess process = ChildProcess.start(new ChildSpec(
                "sandbox",
                System.getProperty("java.class.path"),
                MAIN,
                arguments,
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"),
                Map.of(),
                log));
        process.awaitReady(() -> ready(log).isPresent(), START);
        return new LocalSandbox(process, ready(log).orElseThrow());
    }

    /** The line of JSON that the sandbox writes when it listens. */
    private static Optional<JsonNode> ready(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            Optional<String> line = lines.filter(each -> each.startsWith("{") && each.endsWith("}"))
                    .findFirst();
            return line.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(line.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the Stripe API is. */
    public URI stripe() {
        return URI.create(overview.path("stripe").asText());
    }

    /** Where the HubSpot API is. */
    public URI hubspot() {
        return URI.create(overview.path("hubspot").asText());
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
