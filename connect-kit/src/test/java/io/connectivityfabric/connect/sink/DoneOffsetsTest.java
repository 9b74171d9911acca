package io.connectivityfabric.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DoneOffsetsTest {

    private static final TopicPartition PARTITION = new TopicPartition(Records.TOPIC, 0);

    private final DoneOffsets offsets = new DoneOffsets();

    @Test
    void nothingBehindAnUnfinishedRecordIsCommitted() {
        DoneOffsets.Ticket first = accept(10);
        DoneOffsets.Ticket second = accept(11);
        DoneOffsets.Ticket third = accept(12);

        second.done();
        assertThat(committable(13)).isEqualTo(10);
        first.done();
        assertThat(committable(13)).isEqualTo(12);
        third.done();
        assertThat(committable(13)).isEqualTo(13);
    }

    @Test
    void recordsThatATransformDroppedAreCommittedWithTheRest() {
        accept(10).done();

        assertThat(committable(50)).isEqualTo(50);
    }

    @Test
    void aRecordThatATransformReroutedCountsWhereItWasConsumed() {
        offsets.accept(Records.rerouted(10, "value"));

        assertThat(committable(11)).isEqualTo(10);
    }

    @Test
    void aLateCompletionDoesNotVouchForARecordDeliveredAnew() {
        DoneOffsets.Ticket before = accept(10);
        offsets.revoke(List.of(PARTITION));
        offsets.assign(List.of(PARTITION));
        accept(10);

        before.done();

        assertThat(before.revoked()).isTrue();
        assertThat(committable(11)).isEqualTo(10);
    }

    @Test
    void nothingIsCommittedForAPartitionThatWasTakenAway() {
        accept(10);
        offsets.revoke(List.of(PARTITION));

        assertThat(offsets.committable(Map.of(PARTITION, new OffsetAndMetadata(11))))
                .isEmpty();
        offsets.assign(List.of(PARTITION));
        assertThat(committable(11)).isEqualTo(11);
    }

    private DoneOffsets.Ticket accept(long offset) {
        return offsets.accept(Records.record(offset, "value"));
    }

    private long committable(long consumed) {
        return offsets.committable(Map.of(PARTITION, new OffsetAndMetadata(consumed)))
                .get(PARTITION)
                .offset();
    }
}
