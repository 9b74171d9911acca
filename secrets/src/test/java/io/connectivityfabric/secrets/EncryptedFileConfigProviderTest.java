package io.connectivityfabric.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker gets from the provider, and what it is refused. */
class EncryptedFileConfigProviderTest {

    private static final SecretName STRIPE = SecretName.parse("acme/stripe:api.key");
    private static final String VALUE = "sk_live_an-exämple";

    @TempDir
    private Path directory;

    private KeySource source;
    private SecretStore store;

    @BeforeEach
    void aKeyAndASecret() throws IOException {
        source = new KeySource("file:" + keyFile(), null, Map.of());
        source.write(Keys.generate());
        store = new SecretStore(secrets());
        store.set(STRIPE, VALUE, source.read());
    }

    @Test
    void givesWhatWasSet() throws IOException {
        store.set(SecretName.parse("acme/stripe:webhook.secret"), "whsec_1", source.read());

        ConfigData one = provider(Map.of()).get("acme/stripe", Set.of("api.key"));
        ConfigData all = provider(Map.of()).get("acme/stripe");

        assertThat(one.data()).containsExactly(Map.entry("api.key", VALUE));
        assertThat(all.data()).containsOnly(Map.entry("api.key", VALUE), Map.entry("webhook.secret", "whsec_1"));
        assertThat(one.ttl()).isNull();
    }

    @Test
    void saysWhenToComeAgain() throws IOException {
        ConfigData data = provider(Map.of("ttl.ms", "60000")).get("acme/stripe", Set.of("api.key"));

        assertThat(data.ttl()).isEqualTo(60_000);
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ConfigProvider.class))
                .anySatisfy(provider -> assertThat(provider).isInstanceOf(EncryptedFileConfigProvider.class));
    }

    @Test
    void namesTheSecretThatIsNotThere() throws IOException {
        try (EncryptedFileConfigProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.get("acme/stripe", Set.of("api.kez")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("acme/stripe:api.kez")
                    .hasMessageContaining("There are: api.key.")
                    .hasMessageContaining("fabric secrets set");
        }
    }

    @Test
    void doesNotOpenWhatAnotherKeySealed() throws IOException {
        source.write(Keys.generate());

        assertRefused();
    }

    @Test
    void doesNotOpenWhatWasChangedByOneBit() throws IOException {
        Path file = secrets().resolve("acme/stripe.secrets");
        String text = Files.readString(file);
        int at = text.indexOf("api.key=") + "api.key=".length() + 20;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));

        assertRefused();
    }

    @Test
    void doesNotOpenWhatIsNoCiphertextAtAll() throws IOException {
        Files.writeString(secrets().resolve("acme/stripe.secrets"), "api.key=" + VALUE + "\n");

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex/stripe:api.key", "acme/hubspot:api.key", "acme/stripe:other.key"})
    void doesNotOpenWhatWasSealedForAnotherName(String other) throws IOException {
        SecretName name = SecretName.parse(other);
        Path copy = secrets().resolve(name.file() + ".secrets");
        Files.createDirectories(copy.getParent());
        String text = Files.readString(secrets().resolve("acme/stripe.secrets"));
        Files.writeString(copy, text.replace("api.key=", name.key() + "="));

        try (EncryptedFileConfigProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.get(name.file().toString(), Set.of(name.key())))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(other + " cannot be decrypted");
        }
    }

    @Test
    void keepsToItsTenants() throws IOException {
        store.set(SecretName.parse("globex/stripe:api.key"), "sk_live_globex", source.read());

        try (EncryptedFileConfigProvider provider = provider(Map.of("tenants", "acme, initech"))) {
            assertThat(provider.get("acme/stripe", Set.of("api.key")).data()).containsValue(VALUE);
            assertThatThrownBy(() -> provider.get("globex/stripe", Set.of("api.key")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("tenant 'globex'")
                    .hasMessageContaining("acme, initech");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "acme/../globex", "../stripe", "/etc/passwd", "acme/..", "acme/stripe/x"})
    void leavesItsDirectoryForNoPath(String path) throws IOException {
        try (EncryptedFileConfigProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.get(path, Set.of("api.key")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("TENANT/NAME");
        }
    }

    @Test
    void followsARotationWithoutARestart() throws IOException {
        try (EncryptedFileConfigProvider provider = provider(Map.of())) {
            source.write(source.read().rotated());
            assertThat(provider.get("acme/stripe").data()).containsValue(VALUE);

            store.reseal(STRIPE.file(), source.read());
            source.write(source.read().primaryOnly());
            assertThat(provider.get("acme/stripe").data()).containsValue(VALUE);
            assertThat(source.read().count()).isEqualTo(1);
        }
    }

    @Test
    void doesNotOpenWithADroppedKeyWhatItSealed() throws IOException {
        source.write(source.read().rotated().primaryOnly());

        assertRefused();
    }

    @Test
    void saysWhereAKeyIsMissingOrNone() throws IOException {
        try (EncryptedFileConfigProvider missing = provider(Map.of("key", "env:NO_SUCH_VARIABLE"))) {
            assertThatThrownBy(() -> missing.get("acme/stripe")).hasMessageContaining("NO_SUCH_VARIABLE");
        }
        Files.writeString(keyFile(), "{\"primaryKeyId\":1,\"key\":[{\"secretish\":1}]}");
        try (EncryptedFileConfigProvider broken = provider(Map.of())) {
            assertThatThrownBy(() -> broken.get("acme/stripe"))
                    .hasMessageContaining(keyFile().toString())
                    .hasMessageContaining("fabric secrets keygen")
                    .hasMessageNotContaining("secretish");
        }
    }

    @Test
    void opensKeysThatAServiceSealed() throws IOException {
        KeySource sealed = new KeySource("file:" + directory.resolve("sealed.json"), FakeKms.URI, Map.of());
        sealed.write(source.read());

        assertThat(Files.readString(directory.resolve("sealed.json"))).contains("encryptedKeyset");
        assertThat(provider(Map.of("key", sealed.toString(), "key.kms.uri", FakeKms.URI))
                        .get("acme/stripe")
                        .data())
                .containsValue(VALUE);
        try (EncryptedFileConfigProvider other =
                provider(Map.of("key", sealed.toString(), "key.kms.uri", "gcp-kms://projects/p"))) {
            assertThatThrownBy(() -> other.get("acme/stripe"))
                    .hasMessageContaining("gcp-kms://projects/p")
                    .hasMessageContaining("lib directory");
        }
    }

    @Test
    void keepsFilesToTheirOwner() throws IOException {
        for (Path file : List.of(keyFile(), secrets().resolve("acme/stripe.secrets"))) {
            assertThat(Files.getPosixFilePermissions(file))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
            assertThat(Files.readString(file)).doesNotContain(VALUE);
        }
        assertThat(Files.list(secrets().resolve("acme"))).hasSize(1);
    }

    private void assertRefused() {
        try (EncryptedFileConfigProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.get("acme/stripe", Set.of("api.key")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("acme/stripe:api.key cannot be decrypted")
                    .hasMessageNotContaining(VALUE)
                    .hasNoCause();
        }
    }

    private EncryptedFileConfigProvider provider(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dir", secrets().toString());
        settings.put("key", "file:" + keyFile());
        settings.putAll(more);
        EncryptedFileConfigProvider provider = new EncryptedFileConfigProvider();
        provider.configure(settings);
        return provider;
    }

    private Path keyFile() {
        return directory.resolve("key.json");
    }

    private Path secrets() {
        return directory.resolve("secrets");
    }
}
