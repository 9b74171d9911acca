package io.connectivityfabric.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaneQueueTest {

    private final DoneOffsets offsets = new DoneOffsets();
    private final LaneQueue<TestWrite> queue = new LaneQueue<>();
    private long offset;

    @Test
    void aBatchHoldsAsManyTargetsAsTheProviderTakes() {
        for (int i = 0; i < 5; i++) {
            add(TestWrite.of("t" + i, "f", "v"));
        }

        assertThat(offsetsOf(queue.take(3))).containsExactly(0L, 1L, 2L);
        assertThat(queue.waiting()).isEqualTo(2);
    }

    @Test
    void laterWritesOfATargetTravelWithTheEarlierOneAndTakeNoRoom() {
        add(TestWrite.of("a", "f", "1"));
        add(TestWrite.of("b", "f", "1"));
        add(TestWrite.of("a", "f", "2"));
        add(TestWrite.of("a", "f", "3"));

        assertThat(offsetsOf(queue.take(2))).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    }

    @Test
    void aWriteNeverOvertakesAnEarlierOneOfItsTargetThatIsInFlight() {
        add(TestWrite.of("a", "f", "1"));
        LaneQueue.Batch<TestWrite> inFlight = queue.take(10);
        add(TestWrite.of("a", "f", "2"));
        add(TestWrite.of("b", "f", "1"));

        assertThat(offsetsOf(queue.take(10))).containsExactly(2L);
        queue.release(inFlight);
        assertThat(offsetsOf(queue.take(10))).containsExactly(1L);
    }

    @Test
    void aWriteThatMayMeanTheSameObjectWaitsToo() {
        add(TestWrite.of("a", "f", "1").alias("mail"));
        LaneQueue.Batch<TestWrite> inFlight = queue.take(10);
        add(TestWrite.of("b", "f", "1").alias("mail"));
        add(TestWrite.of("b", "f", "2"));

        assertThat(queue.take(10).size()).isZero();
        queue.release(inFlight);
        assertThat(offsetsOf(queue.take(10))).containsExactly(1L, 2L);
    }

    @Test
    void aWriteThatSharesWithTwoBatchesWaitsForBoth() {
        add(TestWrite.of("a", "f", "1").alias("mail"));
        LaneQueue.Batch<TestWrite> first = queue.take(1);
        add(TestWrite.of("b", "f", "1"));
        LaneQueue.Batch<TestWrite> second = queue.take(1);
        add(TestWrite.of("b", "f", "2").alias("mail"));

        queue.release(second);
        assertThat(queue.ready()).isZero();
        queue.release(first);
        assertThat(offsetsOf(queue.take(1))).containsExactly(2L);
    }

    @Test
    void aWriteThatFindsNoRoomFollowsInTheNextBatch() {
        add(TestWrite.of("a", "f", "1").alias("mail"));
        add(TestWrite.of("b", "f", "1").alias("mail"));

        LaneQueue.Batch<TestWrite> first = queue.take(1);
        assertThat(offsetsOf(first)).containsExactly(0L);
        assertThat(queue.ready()).isZero();
        queue.release(first);
        assertThat(offsetsOf(queue.take(1))).containsExactly(1L);
    }

    private void add(TestWrite write) {
        queue.add(Records.write(offsets, offset++, write));
    }

    private static List<Long> offsetsOf(LaneQueue.Batch<TestWrite> batch) {
        return batch.writes().stream()
                .map(write -> write.record().kafkaOffset())
                .toList();
    }
}
