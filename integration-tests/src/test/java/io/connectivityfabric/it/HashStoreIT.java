package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.ControlSettings;
import io.connectivityfabric.connect.control.HashStore;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.WithCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hashes on the control channel outlive whoever stored them. */
@WithCluster
@Timeout(60)
class HashStoreIT {
    private static final HashStore.Stream STREAM = new HashStore.Stream("stripe", "stripe", "acct_1", "shipping_rates");

    private final ControlSettings settings;

    HashStoreIT(TestCluster cluster) {
        settings = new ControlSettings(
                "acme",
                "hashes-it",
                (short) 1,
                Duration.ofSeconds(10),
                Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    @Test
    void whatIsStoredIsThereForTheNextTask() {
        try (ControlChannel channel = new ControlChannel(settings)) {
            assertThat(channel.hashes().load(STREAM::equals, 10)).isEmpty();
            channel.hashes().store(STREAM, Map.of("shr_1", "a", "shr_2", "b"));
            channel.hashes()
                    .store(new HashStore.Stream("stripe", "stripe", "acct_2", "shipping_rates"), Map.of("shr_3", "c"));
        }
        Map<String, String> forgotten = new HashMap<>();
        forgotten.put("shr_2", null);
        try (ControlChannel channel = new ControlChannel(settings)) {
            channel.hashes().store(STREAM, forgotten);

            assertThat(channel.hashes().load(STREAM::equals, 10)).isEqualTo(Map.of(STREAM, Map.of("shr_1", "a")));
        }
    }
}
