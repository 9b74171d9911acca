package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.ConnectRestException;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.secrets.KeySource;
import io.connectivityfabric.secrets.Keys;
import io.connectivityfabric.secrets.SecretName;
import io.connectivityfabric.secrets.SecretStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker of one tenant, whose connectors take their credentials out of encrypted files. */
@WithCluster
@Timeout(180)
class SecretsIT {
    private static final SecretName STRIPE = SecretName.parse("acme/stripe:api.key");
    private static final int CUSTOMERS = 120;

    @TempDir
    private Path directory;

    private final TestCluster cluster;

    SecretsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aConnectorRunsOnASecretThroughARotationAndIsRefusedWhatIsNotItsOwn() throws Exception {
        KeySource source = new KeySource("file:" + directory.resolve("key.json"), null, Map.of());
        source.write(Keys.generate());
        SecretStore store = new SecretStore(directory.resolve("secrets"));
        store.set(STRIPE, "sk_test_acme", source.read());
        store.set(SecretName.parse("globex/stripe:api.key"), "sk_test_globex", source.read());
        SandboxOptions options = SandboxOptions.builder()
                .tenants(List.of("acme", "globex"))
                .customers(CUSTOMERS)
                .contacts(0)
                .build();
        try (Providers providers = new Providers(options);
                LocalWorker worker = cluster.startWorker("secrets-acme", false, provider(source))) {
            ConnectRest rest = worker.rest();
            Configs config = Configs.stripeSource(providers, "acme", "secrets").json();

            assertReads(rest, config, "secrets-before");
            source.write(source.read().rotated());
            assertReads(rest, config, "secrets-rotated");
            store.reseal(STRIPE.file(), source.read());
            source.write(source.read().primaryOnly());
            assertReads(rest, config, "secrets-rekeyed");
            rest.restart("secrets-before");
            soon().untilAsserted(() ->
                    assertThat(rest.status("secrets-before").isRunning()).isTrue());

            assertRefused(rest, config, "${fabric:globex/stripe:api.key}", "tenant 'globex'");
            assertRefused(rest, config, "${fabric:acme/stripe:api.kez}", "acme/stripe:api.kez");
            Path file = directory.resolve("secrets/acme/stripe.secrets");
            Files.writeString(file, Files.readString(file).replaceFirst("api.key=.{12}", "api.key=AAAAAAAAAAAA"));
            assertRefused(rest, config, "${fabric:acme/stripe:api.key}", "acme/stripe:api.key cannot be decrypted");
            assertThat(worker.process().logTail()).doesNotContain("sk_test_acme");
        }
    }

    private static Map<String, String> provider(KeySource source) {
        return Map.of(
                "config.providers", "fabric",
                "config.providers.fabric.class", "io.connectivityfabric.secrets.EncryptedFileConfigProvider",
                "config.providers.fabric.param.dir",
                        source.file().orElseThrow().resolveSibling("secrets").toString(),
                "config.providers.fabric.param.key", source.toString(),
                "config.providers.fabric.param.tenants", "acme");
    }

    /** The worker that runs already takes the secret anew. */
    private void assertReads(ConnectRest rest, Configs config, String prefix) {
        Configs own = config.with("topic.prefix", prefix).with("stripe.api.key", "${fabric:acme/stripe:api.key}");
        rest.create(prefix, own.settings());
        soon().untilAsserted(() ->
                assertThat(cluster.topic(prefix + ".customers").read()).hasSizeGreaterThanOrEqualTo(CUSTOMERS));
        assertThat(rest.config(prefix).toString())
                .contains("fabric:acme/stripe")
                .doesNotContain("sk_test");
    }

    private static void assertRefused(ConnectRest rest, Configs config, String reference, String reason) {
        assertThatThrownBy(() -> rest.create(
                        "secrets-refused",
                        config.with("stripe.api.key", reference).settings()))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("sk_test");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
