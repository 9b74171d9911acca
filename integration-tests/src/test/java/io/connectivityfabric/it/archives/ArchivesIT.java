package io.connectivityfabric.it.archives;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user downloads: layout, manifest and content of every archive, as {@code mvn package} made it. */
class ArchivesIT {
    private static final String VERSION = System.getProperty("project.version");
    private static final LocalDateTime BUILD_TIME = OffsetDateTime.parse(
                    System.getProperty("project.build.outputTimestamp"))
            .toLocalDateTime();

    /** The archives, and the plugins that each must bring. */
    enum Expected {
        STRIPE(
                "stripe",
                "kafka-connect-stripe",
                List.of("source", "sink"),
                Map.of(
                        Kinds.SOURCE,
                        List.of(
                                "io.connectivityfabric.stripe.source.StripeSourceConnector",
                                "io.connectivityfabric.stripe.source.webhook.StripeWebhookSourceConnector"),
                        Kinds.SINK,
                        List.of("io.connectivityfabric.stripe.sink.StripeSinkConnector"))),
        HUBSPOT(
                "hubspot",
                "kafka-connect-hubspot",
                List.of("source", "sink"),
                Map.of(
                        Kinds.SOURCE,
                        List.of(
                                "io.connectivityfabric.hubspot.source.HubSpotSourceConnector",
                                "io.connectivityfabric.hubspot.source.webhook.HubSpotWebhookSourceConnector"),
                        Kinds.SINK,
                        List.of("io.connectivityfabric.hubspot.sink.HubSpotSinkConnector"))),
        TRANSFORMS(
                "transforms",
                "unify-transforms",
                List.of("transform"),
                Map.of(Kinds.TRANSFORM, List.of("io.connectivityfabric.transforms.Unify"))),
        SECRETS(
                "secrets",
                "encrypted-secrets",
                List.of("config_provider"),
                Map.of(Kinds.CONFIG_PROVIDER, List.of("io.connectivityfabric.secrets.EncryptedFileConfigProvider")));

        private final String module;
        private final String name;
        private final List<String> componentTypes;
        private final Map<String, List<String>> plugins;

        Expected(String module, String name, List<String> componentTypes, Map<String, List<String>> plugins) {
            this.module = module;
            this.name = name;
            this.componentTypes = componentTypes;
            this.plugins = plugins;
        }

        Archive open() throws IOException {
            return Archive.open(Path.of(
                    "../distribution", module, "target", "connectivityfabric-" + name + "-" + VERSION + ".zip"));
        }
    }

    private static final class Kinds {
        static final String SOURCE = "org.apache.kafka.connect.source.SourceConnector";
        static final String SINK = "org.apache.kafka.connect.sink.SinkConnector";
        static final String TRANSFORM = "org.apache.kafka.connect.transforms.Transformation";
        static final String CONFIG_PROVIDER = "org.apache.kafka.common.config.provider.ConfigProvider";
        static final List<String> ALL = List.of(SOURCE, SINK, TRANSFORM, CONFIG_PROVIDER);
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsUnderOneRootOfTheArchivesName(Expected expected) throws IOException {
        Archive archive = expected.open();
        String root = archive.name() + "/";

        assertThat(archive.files().keySet()).allMatch(path -> path.startsWith(root));
        assertThat(archive.files().keySet())
                .contains(root + "manifest.json", root + "doc/README.md", root + "doc/LICENSE")
                .anyMatch(path -> path.startsWith(root + "etc/"));
        assertThat(archive.text(root + "doc/version.txt")).contains(VERSION);
        assertThat(archive.jars()).isNotEmpty().allMatch(path -> path.startsWith(root + "lib/"));
    }

    @ParameterizedTest
    @EnumSource
    void theManifestSaysWhatTheHubNeeds(Expected expected) throws IOException {
        JsonNode manifest = expected.open().manifest();

        assertThat(manifest.path("name").asText()).isEqualTo(expected.name);
        assertThat(manifest.path("version").asText()).isEqualTo(VERSION);
        assertThat(manifest.path("owner").path("username").asText()).isEqualTo("connectivityfabric");
        assertThat(manifest.path("component_types"))
                .extracting(JsonNode::asText)
                .isEqualTo(expected.componentTypes);
        assertThat(List.of("title", "description", "license", "tags", "requirements", "release_date", "features"))
                .allSatisfy(field ->
                        assertThat(manifest.path(field).toString()).as(field).hasSizeGreaterThan(2));
        if (expected.componentTypes.contains("source")) {
            assertThat(manifest.path("features").path("delivery_guarantee"))
                    .extracting(JsonNode::asText)
                    .containsExactly("at_least_once", "exactly_once");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsPluginsAreRegistered(Expected expected) throws IOException {
        Archive archive = expected.open();
        for (String kind : Kinds.ALL) {
            assertThat(archive.services(kind))
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(expected.plugins.getOrDefault(kind, List.of()));
        }
    }

    /** A second copy of the worker's own classes in a plugin's class loader breaks the plugin. */
    @ParameterizedTest
    @EnumSource
    void nothingOfTheWorkersIsInside(Expected expected) throws IOException {
        Archive archive = expected.open();
        for (String jar : archive.jars()) {
            assertThat(archive.jar(jar).files().keySet())
                    .as(jar)
                    .noneMatch(path -> path.startsWith("org/apache/kafka/") || path.startsWith("org/slf4j/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSourcesGiveTheSameArchive(Expected expected) throws IOException {
        Archive archive = expected.open();

        assertThat(archive.times()).containsExactly(BUILD_TIME);
        for (String jar : archive.jars()) {
            if (jar.endsWith("-" + VERSION + ".jar")) {
                assertThat(archive.jar(jar).times()).as(jar).containsExactly(BUILD_TIME);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsAreCompleteAndExamplesReadable(Expected expected) throws IOException {
        Archive archive = expected.open();
        for (Map.Entry<String, byte[]> file : archive.files().entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            if (file.getKey().matches(".*/(manifest\\.json|doc/README\\.md|doc/version\\.txt)")) {
                assertThat(text).as(file.getKey()).doesNotContain("${");
            }
            if (file.getKey().matches(".*/etc/.*\\.json")) {
                JsonNode example = new ObjectMapper().readTree(text);
                assertThat(example.path("config").path("connector.class").asText())
                        .as(file.getKey())
                        .startsWith("io.connectivityfabric.");
            }
        }
    }
}
