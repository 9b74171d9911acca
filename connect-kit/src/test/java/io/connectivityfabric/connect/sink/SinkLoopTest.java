package io.connectivityfabric.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SinkLoopTest {

    private static final TopicPartition PARTITION = new TopicPartition(Records.TOPIC, 0);

    private final TestSinkContext context = new TestSinkContext();
    private final List<List<TestWrite>> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger concurrent = new AtomicInteger();
    private final AtomicInteger mostConcurrent = new AtomicInteger();
    private final Map<String, WriteOutcome> results = new ConcurrentHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private SinkLoop<TestWrite> loop = loop(new LaneSettings(10, 3, 100, 40, Duration.ofSeconds(5)));

    @BeforeAll
    static void allowForABusyMachine() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        loop.close();
    }

    @Test
    void writesFullBatchesSideBySideAndCommitsOnlyWhatIsDone() {
        closeGate();
        loop.put(records(0, 50));

        await().until(() -> concurrent.get() == 3);
        assertThat(committable(50)).isZero();
        gate.countDown();
        await().until(() -> committable(50) == 50);
        assertThat(batches).hasSize(5).allMatch(batch -> batch.size() == 10);
        assertThat(mostConcurrent).hasValue(3);
    }

    @Test
    void aTrickleIsSentAtOnceAndCollectedWhileABatchIsInFlight() {
        closeGate();
        loop.put(records(0, 1));
        await().until(() -> concurrent.get() == 1);
        loop.put(records(1, 2));
        loop.put(records(2, 3));
        loop.put(records(3, 4));
        gate.countDown();

        await().until(() -> committable(4) == 4);
        assertThat(batches).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void consumptionIsPausedWhileTooMuchIsOutstanding() {
        closeGate();
        loop.put(records(0, 100));
        assertThat(context.paused).containsExactly(PARTITION);

        gate.countDown();
        await().untilAsserted(() -> {
            loop.put(List.of());
            assertThat(context.paused).isEmpty();
        });
    }

    @Test
    void aRejectedRecordReachesTheDeadLetterQueueBeforeItsOffsetCounts() {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        context.reportResult = sent;
        SinkRecord bad = Records.record(1, "bad");
        loop.put(List.of(Records.record(0, "good"), bad, Records.record(2, "good")));
        await().until(() -> committable(3) == 1);

        Thread worker = new Thread(() -> loop.put(List.of()));
        worker.start();
        await().until(() -> !context.deadLetters.isEmpty() && worker.getState() == Thread.State.WAITING);
        assertThat(committable(3)).isEqualTo(1);

        sent.complete(null);
        await().until(() -> committable(3) == 3);
        assertThat(context.deadLetters).singleElement().isSameAs(bad);
        assertThat(context.reasons)
                .singleElement()
                .satisfies(reason -> assertThat(reason).hasMessage("no such option"));
    }

    @Test
    void aRecordThatCannotBeMappedReachesTheDeadLetterQueue() {
        loop.put(List.of(Records.record(0, "unmappable")));

        assertThat(context.deadLetters).hasSize(1);
        assertThat(committable(1)).isEqualTo(1);
    }

    @Test
    void withoutADeadLetterQueueTheTaskStopsNamingTheRecord() {
        context.deadLetterQueue = false;
        loop.close();
        loop = loop(new LaneSettings(10, 3, 100, 40, Duration.ofSeconds(5)));
        loop.put(List.of(Records.record(0, "good"), Records.record(1, "bad")));

        await().until(() -> committable(2) == 1);
        assertThatThrownBy(() -> loop.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("topic customers, partition 0, offset 1 (key key-1)")
                .hasMessageContaining("no such option")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
        assertThat(committable(2)).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatDoesNotArriveStopsTheTask() {
        context.reportResult = CompletableFuture.failedFuture(new IllegalStateException("topic is read-only"));

        assertThatThrownBy(() -> loop.put(List.of(Records.record(0, "unmappable"))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 0")
                .hasMessageContaining("topic is read-only");
        assertThat(committable(1)).isZero();
    }

    @Test
    void afterAFailureTheTaskStopsAndNothingUnwrittenIsCommitted() {
        loop.put(List.of(Records.record(0, "good")));
        await().until(() -> committable(1) == 1);
        loop.put(List.of(Records.record(1, "outage")));

        await().untilAsserted(() -> assertThatThrownBy(() -> loop.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("provider is down"));
        assertThat(committable(2)).isEqualTo(1);
    }

    @Test
    void closingWaitsForWhatIsInFlightAndDropsTheRest() throws InterruptedException {
        closeGate();
        loop.put(records(0, 50));
        await().until(() -> concurrent.get() == 3);

        Thread worker = new Thread(() -> loop.close(List.of(PARTITION)));
        worker.start();
        await().until(() -> worker.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        worker.join();

        assertThat(batches).hasSize(3);
        loop.open(List.of(PARTITION));
        loop.put(records(50, 51));
        await().until(() -> committable(51) == 51);
        assertThat(batches)
                .hasSize(4)
                .last()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(TestWrite.class))
                .hasSize(1);
    }

    @Test
    void stoppingInMidFlightCommitsNothingThatIsNotWritten() {
        loop.close();
        loop = loop(new LaneSettings(10, 3, 100, 40, Duration.ofMillis(1)));
        closeGate();
        loop.put(records(0, 50));
        await().until(() -> concurrent.get() == 3);

        loop.close();

        await().until(() -> concurrent.get() == 0);
        assertThat(committable(50)).isZero();
    }

    private SinkLoop<TestWrite> loop(LaneSettings settings) {
        return new SinkLoop<>(
                context,
                SinkLoopTest::map,
                this::write,
                new AppliedVersions(100),
                settings,
                new SinkObserver() {
                    @Override
                    public void written(boolean created) {}

                    @Override
                    public void skipped(SkipReason reason) {}

                    @Override
                    public void rejected() {}

                    @Override
                    public void load(int outstandingRecords, int batchesInFlight) {}
                },
                (record, outcome) -> results.put(record, outcome));
    }

    @Test
    void whatBecameOfEachRecordIsToldBeforeItsOffsetIsDone() {
        loop.put(List.of(Records.record(0, "good"), Records.record(1, "bad")));
        await().until(() -> {
            loop.put(List.of());
            return committable(2) == 2;
        });

        assertThat(results.values())
                .hasSize(2)
                .hasAtLeastOneElementOfType(Rejected.class)
                .contains(new Written(true));
    }

    private static Mapped<TestWrite> map(SinkRecord record) {
        if (record.value().equals("unmappable")) {
            throw new RejectedRecordException("not a unified record");
        }
        return new Mapped.Write<>(TestWrite.of((String) record.key(), "value", (String) record.value()));
    }

    private List<WriteOutcome> write(List<TestWrite> writes) throws InterruptedException {
        mostConcurrent.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
        try {
            gate.await();
            batches.add(writes);
            List<WriteOutcome> outcomes = new ArrayList<>();
            for (TestWrite write : writes) {
                outcomes.add(
                        switch (write.fields().get("value")) {
                            case "outage" -> throw new IllegalStateException("provider is down");
                            case "bad" -> new Rejected(new RejectedRecordException("no such option"));
                            default -> new Written(true);
                        });
            }
            return outcomes;
        } finally {
            concurrent.decrementAndGet();
        }
    }

    private void closeGate() {
        gate = new CountDownLatch(1);
    }

    private static List<SinkRecord> records(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> Records.record(offset, "good"))
                .toList();
    }

    private long committable(long consumed) {
        return loop.preCommit(Map.of(PARTITION, new OffsetAndMetadata(consumed)))
                .get(PARTITION)
                .offset();
    }
}
