package io.connectivityfabric.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Skipped;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatchRunTest {

    private final DoneOffsets offsets = new DoneOffsets();
    private final AppliedVersions versions = new AppliedVersions(100);
    private final Map<String, Map<String, String>> provider = new HashMap<>();
    private final List<Integer> batchSizes = new ArrayList<>();

    @Test
    void laterWritesOfATargetAreFoldedOverEarlierOnes() throws InterruptedException {
        Map<Long, WriteOutcome> outcomes = run(
                TestWrite.of("a", "name", "old"), TestWrite.of("a", "phone", "1"), TestWrite.of("a", "name", "new"));

        assertThat(outcomes.values()).containsExactly(new Written(true), new Written(false), new Written(false));
        assertThat(batchSizes).containsExactly(1);
        assertThat(provider.get("a")).containsOnly(Map.entry("name", "new"), Map.entry("phone", "1"));
    }

    @Test
    void ofAFoldedWriteOnlyTheRecordAtFaultIsRejected() throws InterruptedException {
        Map<Long, WriteOutcome> outcomes = run(
                TestWrite.of("a", "name", "good"),
                TestWrite.of("a", "phone", "bad"),
                TestWrite.of("a", "city", "good"),
                TestWrite.of("b", "name", "good"));

        assertThat(outcomes.get(0L)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1L)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(2L)).isInstanceOf(Written.class);
        assertThat(outcomes.get(3L)).isInstanceOf(Written.class);
        assertThat(provider.get("a")).containsOnly(Map.entry("name", "good"), Map.entry("city", "good"));
    }

    @Test
    @Tag("edge-67")
    void aStateOlderThanOneInTheSameBatchIsLeftOut() throws InterruptedException {
        Map<Long, WriteOutcome> outcomes = run(
                TestWrite.of("a", "name", "new").version(20),
                TestWrite.of("a", "name", "old").version(10));

        assertThat(provider.get("a")).containsEntry("name", "new");
        assertThat(outcomes.get(1L)).isEqualTo(new Skipped(SkipReason.STALE));
    }

    @Test
    @Tag("edge-67")
    @Tag("edge-69")
    void aStateOlderThanTheAppliedOneIsLeftOut() throws InterruptedException {
        run(TestWrite.of("a", "name", "new").version(20));
        Map<Long, WriteOutcome> older = run(TestWrite.of("a", "name", "old").version(10));
        Map<Long, WriteOutcome> unknown = run(TestWrite.of("a", "name", "undated"));
        Map<Long, WriteOutcome> same = run(TestWrite.of("a", "phone", "1").version(20));

        assertThat(older.get(0L)).isEqualTo(new Skipped(SkipReason.STALE));
        assertThat(unknown.get(0L)).isEqualTo(new Skipped(SkipReason.STALE));
        assertThat(same.get(0L)).isInstanceOf(Written.class);
        assertThat(provider.get("a")).containsEntry("name", "new");
    }

    @Test
    void aRejectedStateDoesNotHoldBackAnOlderOne() throws InterruptedException {
        run(TestWrite.of("a", "name", "bad").version(20));
        run(TestWrite.of("a", "name", "good").version(10));

        assertThat(provider.get("a")).containsEntry("name", "good");
    }

    @Test
    void versionsBeyondTheCapacityAreForgottenOldestFirst() {
        AppliedVersions two = new AppliedVersions(2);
        two.applied("a", Instant.ofEpochSecond(5));
        two.applied("b", Instant.ofEpochSecond(5));
        two.applied("c", Instant.ofEpochSecond(5));

        assertThat(two.isNewerThan("a", Instant.ofEpochSecond(1))).isFalse();
        assertThat(two.isNewerThan("c", Instant.ofEpochSecond(1))).isTrue();
    }

    private Map<Long, WriteOutcome> run(TestWrite... writes) throws InterruptedException {
        List<SinkWrite<TestWrite>> batch = new ArrayList<>();
        for (int i = 0; i < writes.length; i++) {
            batch.add(Records.write(offsets, i, writes[i]));
        }
        Map<Long, WriteOutcome> outcomes = new TreeMap<>();
        new BatchRun<>(this::write, versions)
                .write(batch)
                .forEach(result -> outcomes.put(result.write().record().kafkaOffset(), result.outcome()));
        assertThat(outcomes).hasSize(writes.length);
        return outcomes;
    }

    /** A provider that refuses a write as a whole if one of its fields is "bad". */
    private List<WriteOutcome> write(List<TestWrite> writes) {
        batchSizes.add(writes.size());
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (TestWrite write : writes) {
            if (write.fields().containsValue("bad")) {
                outcomes.add(new Rejected(new RejectedRecordException("bad value")));
            } else {
                boolean created = provider.putIfAbsent(write.target(), new HashMap<>()) == null;
                provider.get(write.target()).putAll(write.fields());
                outcomes.add(new Written(created));
            }
        }
        return outcomes;
    }
}
