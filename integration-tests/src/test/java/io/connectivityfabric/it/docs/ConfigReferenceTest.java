package io.connectivityfabric.it.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.secrets.EncryptedFileConfig;
import io.connectivityfabric.secrets.EncryptedFileConfigProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/config} what the code says. */
class ConfigReferenceTest {
    private static final Path DIRECTORY = Path.of("../docs/config");
    private static final String WRITE = "config.reference.write";
    private static final String COMMAND =
            "mvn -pl integration-tests -am test -Dtest=ConfigReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + WRITE + "=true";

    @Test
    void theCommittedReferenceIsWhatTheCodeSays() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean(WRITE)) {
            write(pages);
        }
        assertThat(committed())
                .as("docs/config is out of date; write it anew with\n" + COMMAND)
                .isEqualTo(pages);
    }

    @Test
    void everySettingIsDocumented() {
        assertThat(references())
                .allSatisfy(reference -> assertThat(reference.undocumented())
                        .as(reference.fileName())
                        .isEmpty());
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        references().forEach(reference -> pages.put(reference.fileName(), reference.page()));
        String links = pages.keySet().stream()
                .map(name -> "- [" + name.replace(".md", "") + "](" + name + ")\n")
                .collect(joining());
        pages.put("README.md", "# Settings of every plugin\n\nGenerated from the code; do not edit.\n\n" + links);
        return pages;
    }

    /** All plugins that the modules register, found as a worker finds them. */
    private static List<ConfigReference> references() {
        Stream<Connector> connectors = Stream.concat(all(SourceConnector.class), all(SinkConnector.class));
        return Stream.of(
                        connectors.map(connector -> new ConfigReference(connector.getClass(), connector.config())),
                        all(Transformation.class).map(smt -> new ConfigReference(smt.getClass(), smt.config())),
                        // Kafka's config providers do not say what their settings are.
                        Stream.of(new ConfigReference(EncryptedFileConfigProvider.class, EncryptedFileConfig.CONFIG)))
                .flatMap(references -> references)
                .sorted(Comparator.comparing(ConfigReference::fileName))
                .toList();
    }

    private static <T> Stream<T> all(Class<T> kind) {
        return ServiceLoader.load(kind).stream()
                .filter(provider -> provider.type().getName().startsWith("io.connectivityfabric."))
                .map(ServiceLoader.Provider::get);
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        if (Files.isDirectory(DIRECTORY)) {
            try (Stream<Path> files = Files.list(DIRECTORY)) {
                for (Path file : files.toList()) {
                    pages.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return pages;
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(DIRECTORY);
        for (String stale : committed().keySet()) {
            Files.delete(DIRECTORY.resolve(stale));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
        }
    }
}
