package io.connectivityfabric.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built pieces lie: our archives, the jars of the broker and the worker, the registry, the converters.
 *
 * @param root the checkout
 */
public record Installation(Path root) {
    /** Set by the {@code fabric} script: the checkout. */
    public static final String HOME_PROPERTY = "fabric.home";

    /**
     * Finds the checkout: by the system property {@value #HOME_PROPERTY}, or from the working directory upwards.
     *
     * @throws ClusterException if it is not there or not built
     */
    public static Installation locate() {
        String home = System.getProperty(HOME_PROPERTY);
        Installation installation = new Installation(home == null ? searchUpwards() : Path.of(home));
        installation.requireBuilt();
        return installation;
    }

    private static Path searchUpwards() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.isRegularFile(dir.resolve("cli/runtime/pom.xml"))) {
                return dir;
            }
        }
        throw new ClusterException("No checkout of the Connectivity Fabric at or above "
                + Path.of("").toAbsolutePath() + ": run from inside it, or set -D" + HOME_PROPERTY + "=<checkout>");
    }

    private void requireBuilt() {
        List<Path> pieces = new ArrayList<>(List.of(kafkaLibs(), registryHome(), avroConverter(), apicurioConverter()));
        pieces.addAll(archives());
        for (Path piece : pieces) {
            if (!Files.exists(piece)) {
                throw new ClusterException(piece + " is missing: build it with mvn -DskipTests -pl cli -am package");
            }
        }
    }

    /** The jars of Kafka's broker and of the Connect worker, with a log binding; nothing of ours. */
    public Path kafkaLibs() {
        return root.resolve("cli/runtime/kafka/target/lib");
    }

    /** The unpacked Apicurio Registry. */
    public Path registryHome() {
        return root.resolve("cli/runtime/registry/target/registry");
    }

    /** A plugin.path entry with Confluent's Avro converter (relocated), {@link #AVRO_CONVERTER_CLASS}. */
    public Path avroConverter() {
        return root.resolve("cli/runtime/avro-converter/target/plugin-path");
    }

    /** A plugin.path entry with Apicurio's Avro converter, {@link #APICURIO_CONVERTER_CLASS}. */
    public Path apicurioConverter() {
        return root.resolve("cli/runtime/apicurio-converter/target/plugin-path");
    }

    /** Confluent's {@code io.confluent.connect.avro.AvroConverter} under the name it has on Maven Central. */
    public static final String AVRO_CONVERTER_CLASS =
            "org.apache.pulsar.kafka.shade.io.confluent.connect.avro.AvroConverter";

    /** Apicurio's Avro converter. */
    public static final String APICURIO_CONVERTER_CLASS = "io.apicurio.registry.utils.converter.AvroConverter";

    /** The Confluent Hub archives that {@code mvn package} made, in a stable order. */
    public List<Path> archives() {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("hubspot", "secrets", "stripe", "transforms")) {
            Path target = root.resolve("distribution").resolve(module).resolve("target");
            found.add(zipIn(target));
        }
        return List.copyOf(found);
    }

    private static Path zipIn(Path target) {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .sorted()
                    .findFirst()
                    .orElse(target.resolve("<archive>.zip"));
        } catch (IOException e) {
            throw new ClusterException("Cannot list " + target + ": " + e.getMessage(), e);
        }
    }
}
