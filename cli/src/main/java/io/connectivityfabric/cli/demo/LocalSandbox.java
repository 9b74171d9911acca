package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cli.Fabric;
import io.connectivityfabric.cluster.ChildProcess;
import io.connectivityfabric.cluster.ChildSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code fabric sandbox} in a process of its own. */
final class LocalSandbox implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final SandboxClient client;

    private LocalSandbox(ChildProcess process, SandboxClient client) {
        this.process = process;
        this.client = client;
    }

    static LocalSandbox start(Path directory, DemoOptions options) {
        Path log = directory.resolve("sandbox.log");
        List<Tenant> tenants = options.tenants();
        List<String> arguments = new ArrayList<>(List.of(
                "sandbox",
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
        ChildProcess process = ChildProcess.start(new ChildSpec(
                "sandbox",
                System.getProperty("java.class.path"),
                Fabric.class.getName(),
                arguments,
                List.of("-Xmx" + heap(tenants) + "m", "-XX:+UseSerialGC"),
                Map.of(),
                log));
        process.awaitReady(() -> ready(log).isPresent(), START);
        JsonNode addresses = ready(log).orElseThrow();
        return new LocalSandbox(
                process,
                new SandboxClient(
                        URI.create(addresses.path("stripe").asText()),
                        URI.create(addresses.path("hubspot").asText())));
    }

    /** In megabytes. The sandbox keeps every object, its events, and the contacts that are made of customers. */
    private static long heap(List<Tenant> tenants) {
        long objects = tenants.stream()
                .mapToLong(each -> 2L * each.customers() + each.contacts())
                .sum();
        return 256 + objects * 6 / 1024;
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

    SandboxClient client() {
        return client;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
