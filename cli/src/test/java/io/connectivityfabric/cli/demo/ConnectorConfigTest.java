package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorConfigTest {
    @TempDir
    private Path dir;

    @Test
    void anExampleServesAnotherTenant() throws IOException {
        ConnectorConfig config = example().forTenant(new Tenant("globex", 1, 1));

        assertThat(config.name()).isEqualTo("globex-stripe-source");
        assertThat(config.settings())
                .containsEntry("tenant", "globex")
                .containsEntry("topic.prefix", "globex.stripe")
                .containsEntry("unify.topic.format", "${tenant}.unified.${entity}.v1");
    }

    @Test
    void whatIsChangedForThisMachineIsMarked() throws IOException {
        ConnectorConfig config = example()
                .with(
                        Map.of("key", "local", "not.in.the.example", "x", "tenant", "acme"),
                        Map.of("url", "http://local"));

        assertThat(config.settings())
                .containsEntry("key", "local")
                .containsEntry("url", "http://local")
                .doesNotContainKey("not.in.the.example");
        assertThat(config.changed()).containsOnlyKeys("key", "url");
        assertThat(config.lines())
                .contains(
                        "* key                 local",
                        "* url                 http://local",
                        "  tenant              acme");
    }

    @Test
    void aBrokenExampleIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("broken.json"), "{");

        assertThatThrownBy(() -> ConnectorConfig.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("broken.json");
    }

    private ConnectorConfig example() throws IOException {
        return ConnectorConfig.read(Files.writeString(dir.resolve("example.json"), """
                {"name": "acme-stripe-source", "config": {"tenant": "acme", "topic.prefix": "acme.stripe",
                 "unify.topic.format": "${tenant}.unified.${entity}.v1", "key": "production"}}"""));
    }
}
