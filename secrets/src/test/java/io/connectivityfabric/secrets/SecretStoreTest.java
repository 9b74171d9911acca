package io.connectivityfabric.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a directory of secrets after changes. */
class SecretStoreTest {

    private static final SecretFile STRIPE = SecretFile.parse("acme/stripe");

    @TempDir
    private Path directory;

    private final Keys keys = Keys.generate();

    @Test
    void listsFilesAndNamesInOrder() throws IOException {
        SecretStore store = new SecretStore(directory);
        store.set(SecretName.parse("globex/hubspot:token"), "1", keys);
        store.set(STRIPE.key("webhook.secret"), "2", keys);
        store.set(STRIPE.key("api.key"), "3", keys);

        assertThat(store.files()).extracting(SecretFile::toString).containsExactly("acme/stripe", "globex/hubspot");
        assertThat(store.keys(STRIPE)).containsExactly("api.key", "webhook.secret");
        assertThat(new SecretStore(directory.resolve("none")).files()).isEmpty();
    }

    @Test
    void replacesAndRemoves() throws IOException {
        SecretStore store = new SecretStore(directory);
        store.set(STRIPE.key("api.key"), "old", keys);
        store.set(STRIPE.key("api.key"), "new", keys);
        assertThat(store.get(STRIPE.key("api.key"), keys)).isEqualTo("new");

        store.remove(STRIPE.key("api.key"));
        assertThat(store.keys(STRIPE)).isEmpty();
        assertThatThrownBy(() -> store.remove(STRIPE.key("api.key"))).hasMessageContaining("acme/stripe:api.key");
    }

    @Test
    void losesNothingOfManyWhoWriteAtOnce() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> writes = IntStream.range(0, 20)
                    .mapToObj(i -> many.submit(() -> {
                        new SecretStore(directory).set(STRIPE.key("key." + i), "value " + i, keys);
                        return null;
                    }))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        } finally {
            many.shutdownNow();
        }

        SecretStore store = new SecretStore(directory);
        assertThat(store.keys(STRIPE)).hasSize(20);
        assertThat(store.get(STRIPE.key("key.7"), keys)).isEqualTo("value 7");
    }

    @Test
    void leavesAFileAsItIsWhenOneOfItsSecretsCannotBeSealedAnew() throws IOException {
        SecretStore store = new SecretStore(directory);
        store.set(STRIPE.key("a"), "1", keys);
        store.set(STRIPE.key("b"), "2", Keys.generate());
        String before = Files.readString(directory.resolve("acme/stripe.secrets"));

        assertThatThrownBy(() -> store.reseal(STRIPE, keys)).hasMessageContaining("acme/stripe:b");
        assertThat(Files.readString(directory.resolve("acme/stripe.secrets"))).isEqualTo(before);
    }
}
