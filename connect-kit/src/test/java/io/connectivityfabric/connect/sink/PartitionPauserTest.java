package io.connectivityfabric.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionPauserTest {

    private final TestSinkContext context = new TestSinkContext();
    private final PartitionPauser pauser = new PartitionPauser(context, 100, 40);

    @Test
    void consumptionStopsAtTheHighWaterMarkAndGoesOnAtTheLowOne() {
        pauser.update(99);
        assertThat(context.paused).isEmpty();
        pauser.update(100);
        assertThat(context.paused).isEqualTo(context.assignment());
        pauser.update(41);
        assertThat(context.paused).isEqualTo(context.assignment());
        pauser.update(40);
        assertThat(context.paused).isEmpty();
    }

    @Test
    void aPartitionAssignedWhilePausedIsPausedToo() {
        TopicPartition added = new TopicPartition(Records.TOPIC, 5);
        pauser.opened(List.of(added));
        assertThat(context.paused).isEmpty();

        pauser.update(100);
        pauser.opened(List.of(added));
        assertThat(context.paused).contains(added);
    }
}
