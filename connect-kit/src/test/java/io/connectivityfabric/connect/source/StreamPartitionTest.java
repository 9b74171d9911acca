package io.connectivityfabric.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class StreamPartitionTest {
    private static final StreamPartition PARTITION = new StreamPartition("acme", "stripe", "acct_1", "customers");

    @Test
    void comesBackFromItsMap() {
        assertThat(StreamPartition.fromMap(PARTITION.toMap())).isEqualTo(PARTITION);
    }

    /** In another order Connect's REST API takes it for another partition: it shows no offset and alters none. */
    @Test
    void hasItsKeysInTheOrderOfConnectsRestApi() {
        Map<String, String> rebuilt = new HashMap<>();
        PARTITION.toMap().forEach(rebuilt::put);

        assertThat(PARTITION.toMap().keySet()).containsExactlyElementsOf(rebuilt.keySet());
    }

    @Test
    void anotherMapIsRefused() {
        Map<String, String> map = new HashMap<>(PARTITION.toMap());
        map.put("shard", "1");

        assertThatThrownBy(() -> StreamPartition.fromMap(map))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shard");
    }
}
