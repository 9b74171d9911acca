package io.connectivityfabric.connect.source;

import static io.connectivityfabric.connect.source.FakeReader.WHOLE;
import static io.connectivityfabric.connect.source.Items.change;
import static io.connectivityfabric.connect.source.Items.deleted;
import static io.connectivityfabric.connect.source.Items.onlyIfChanged;
import static io.connectivityfabric.connect.source.Items.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that are read again now and then. */
class SweepTest {
    private final FakeReader reader = new FakeReader();
    private FakeTask task;

    @AfterEach
    void stop() {
        task.close();
    }

    private void start(StreamOffset... left) {
        reader.sweepInterval = Duration.ofMillis(50);
        task = left.length == 0
                ? new FakeTask(reader, Map.of())
                : new FakeTask(reader, Map.of(), Map.of(FakeTask.STREAM.toMap(), left[0].toMap()));
    }

    /** A task whose last sweep is long ago, with what earlier tasks have left in the store. */
    private void startAgain(StateStore store) {
        reader.sweepInterval = Duration.ofMillis(50);
        Instant longAgo = Instant.now().minusSeconds(100);
        StreamOffset left = new StreamOffset(FeedPosition.at(5), List.of(), longAgo, 1, longAgo, null);
        task = new FakeTask(reader, Map.of(), Map.of(FakeTask.STREAM.toMap(), left.toMap()), TaskStatus.NONE, store);
    }

    private void pollUntil(String... states) {
        task.pollUntil(records -> states().equals(List.of(states)));
    }

    private void pollUntilSwept(int times) {
        task.pollUntil(records -> task.figures.get("sweeps-total").getAsLong() >= times);
    }

    /** The first sweep has asked for its first page, and waits for it. */
    private void pollUntilSweepBegins() {
        task.pollUntil(records ->
                reader.calls().stream().filter(call -> call.startsWith("rows")).count() == 2);
    }

    private List<String> states() {
        return task.records.stream()
                .filter(record -> record.valueSchema() != Heartbeat.SCHEMA)
                .map(SweepTest::state)
                .toList();
    }

    private static String state(SourceRecord record) {
        Struct value = (Struct) record.value();
        return value.getString("id") + " " + value.getString("payload").replaceAll(".*:\"|\"}", "") + " "
                + value.getString("operation");
    }

    @Test
    void emitsOnlyWhatChanged() {
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        reader.addRows(WHOLE.readTo("a", null), row("a", 0, "1"));
        reader.addRows((BackfillRange) null, row("b", 0, "2"), row("c", 0, "1"));
        reader.addRows((BackfillRange) null, row("a", 0, "3"), row("b", 0, "2"), row("c", 0, "1"));
        start();
        pollUntil("a 1 read", "b 1 read", "b 2 read", "c 1 read", "a 3 read");
    }

    @Test
    void whatTheFeedEmittedIsKnownAndWhatItDeletedForgotten() {
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        start();
        task.pollUntil(records -> states().size() == 2);
        pollUntilSweepBegins();
        reader.addChanges(FeedPosition.at(201), true, change("a", 200), deleted("b", 200));
        task.pollUntil(records -> states().size() == 4);
        // It was asked for before the changes came: its rows would be too old.
        reader.addRows((BackfillRange) null);
        reader.addRows((BackfillRange) null, row("a", 300, "tick 200"), row("b", 300, "1"));
        task.pollUntil(records -> states().size() == 5);
        assertThat(states()).endsWith("b 1 read");
        pollUntilSwept(1);
    }

    @Test
    void objectsBeyondTheMemoryAreEmittedAtEverySweep() {
        reader.statesToRemember = 1;
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        start();
        pollUntil("a 1 read", "b 1 read", "b 1 read");
    }

    @Test
    void theTimeOfTheLastSweepSurvivesARestartAndItsFirstSweepEmitsAll() {
        Instant longAgo = Instant.now().minusSeconds(100);
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        start(new StreamOffset(FeedPosition.at(5), List.of(), longAgo, 1, longAgo, null));
        pollUntil("a 1 read");
        task.pollUntil(records -> task.storedOffset().sweptAt().isAfter(longAgo));
    }

    @Test
    void aRestartedTaskEmitsOnlyWhatChangedIfItsStatesAreKept() {
        StoreInMemory store = new StoreInMemory();
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        startAgain(store);
        pollUntil("a 1 read", "b 1 read");
        task.close();

        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "2"));
        startAgain(store);
        pollUntil("b 2 read");
        pollUntilSwept(1);
        assertThat(states()).containsExactly("b 2 read");
    }

    @Test
    void aStateThatKafkaMayNotHaveIsEmittedAgain() {
        StoreInMemory store = new StoreInMemory();
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        startAgain(store);
        pollUntil("a 1 read");
        task.delivers = false;
        reader.addRows((BackfillRange) null, row("a", 0, "2"));
        pollUntil("a 1 read", "a 2 read");
        task.close();

        // Neither state 1, which is out, nor state 2, which may be out, can be taken for the last one.
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        startAgain(store);
        pollUntil("a 1 read");
    }

    @Test
    void whatIsNotListedAnyMoreIsDeletedOnceTheWholeListHasBeenRead() {
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"), row("c", 0, "1"));
        reader.gone.addAll(List.of("b", "c"));
        start();
        task.pollUntil(records -> states().size() == 3);
        reader.addRows(WHOLE.readTo("a", null), row("a", 0, "1"));
        reader.addRows((BackfillRange) null, row("c", 0, "1"));
        task.pollUntil(records -> states().size() == 4);
        assertThat(states().get(3)).isEqualTo("b nothing delete");
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("c", 0, "1"));
        pollUntilSwept(2);
        assertThat(states()).hasSize(4);
    }

    @Test
    void aDeletionIsNoticedAfterARestart() {
        StoreInMemory store = new StoreInMemory();
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        startAgain(store);
        pollUntil("a 1 read", "b 1 read");
        task.close();

        reader.gone.add("a");
        reader.addRows((BackfillRange) null, row("b", 0, "1"));
        startAgain(store);
        pollUntil("a nothing delete");
        task.close();

        reader.addRows((BackfillRange) null, row("b", 0, "1"));
        startAgain(store);
        pollUntilSwept(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void whatTheListDoesNotShowAlthoughItIsThereIsAskedForOnce() {
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        start();
        pollUntilSwept(2);
        assertThat(states()).containsExactly("a 1 read", "b 1 read");
        assertThat(reader.calls()).filteredOn("gone b"::equals).hasSize(1);
    }

    @Test
    void whatIsEmittedDuringASweepIsNotDeletedByIt() {
        reader.gone.add("b");
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        start();
        pollUntil("a 1 read");
        pollUntilSweepBegins();
        reader.addChanges(FeedPosition.at(201), true, change("b", 200));
        task.pollUntil(records -> states().size() == 2);
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        pollUntilSwept(1);
        assertThat(states()).containsExactly("a 1 read", "b tick 200 update");
    }

    @Test
    void aSweepThatFailsDeletesNothing() {
        reader.gone.add("b");
        reader.addRows((BackfillRange) null, row("a", 0, "1"), row("b", 0, "1"));
        start();
        pollUntil("a 1 read", "b 1 read");
        reader.addRows(WHOLE.readTo("a", null), row("a", 0, "1"));
        reader.rowsFailure = new ConnectException("no answer");
        assertThatThrownBy(() -> task.pollUntil(records -> false)).hasStackTraceContaining("no answer");
        assertThat(states()).containsExactly("a 1 read", "b 1 read");
        assertThat(reader.calls()).doesNotContain("gone b");
    }

    @Test
    void aSweepIsNotDueBeforeItsTime() {
        reader.sweepInterval = Duration.ofHours(1);
        Instant justNow = Instant.now();
        task = new FakeTask(
                reader,
                Map.of(),
                Map.of(
                        FakeTask.STREAM.toMap(),
                        new StreamOffset(FeedPosition.at(5), List.of(), justNow, 1, justNow, null).toMap()));
        reader.addChanges(FeedPosition.at(6), true, change("a", 5));
        pollUntil("a tick 5 update");
        assertThat(reader.calls()).noneMatch(call -> call.startsWith("rows"));
    }

    @Test
    void aChangeThatMayBeNoneIsEmittedOnlyIfItIsOneAndWithWhatIsSaidOfIt() {
        reader.sweepInterval = null;
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        task = new FakeTask(reader, Map.of());
        pollUntil("a 1 read");
        reader.addChanges(FeedPosition.at(201), true, onlyIfChanged("a", 200, "1"), onlyIfChanged("b", 200, "1"));
        reader.addChanges(FeedPosition.at(202), true, onlyIfChanged("a", 201, "2"), onlyIfChanged("b", 201, "1"));
        pollUntil("a 1 read", "b 1 update", "a 2 update");
        assertThat(task.records.get(1).headers().lastWithName("said").value()).isEqualTo("of it");
    }

    @Test
    void aLostPositionIsCounted() {
        reader.lost = "events are kept for 30 days";
        reader.addRows((BackfillRange) null, row("a", 0, "1"));
        start(new StreamOffset(FeedPosition.at(5), List.of(), null, 7));
        pollUntil("a 1 read");
        assertThat(task.figures.get("lost-positions-total").getAsLong()).isEqualTo(1);
    }

    /** A store that outlives tasks. */
    private static final class StoreInMemory implements StateStore {
        private final Map<String, Long> states = new ConcurrentHashMap<>();

        @Override
        public Map<String, Long> load(StreamPartition stream, int most) {
            return Map.copyOf(states);
        }

        @Override
        public void keep(StreamPartition stream, Map<String, Long> changed) {
            changed.forEach((id, state) -> states.compute(id, (key, before) -> state));
        }
    }
}
