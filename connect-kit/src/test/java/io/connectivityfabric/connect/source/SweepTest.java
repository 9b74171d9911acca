package io.connectivityfabric.connect.source;

import static io.connectivityfabric.connect.source.FakeReader.WHOLE;
import static io.connectivityfabric.connect.source.Items.change;
import static io.connectivityfabric.connect.source.Items.deleted;
import static io.connectivityfabric.connect.source.Items.onlyIfChanged;
import static io.connectivityfabric.connect.source.Items.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.raw.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
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

    private void pollUntil(String... states) {
        task.pollUntil(records -> states().equals(List.of(states)));
    }

    private void pollUntilSwept(int times) {
        task.pollUntil(records -> task.figures.get("sweeps-total").getAsLong() >= times);
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
        reader.addChanges(FeedPosition.at(201), true, change("a", 200), deleted("b", 200));
        task.pollUntil(records -> states().size() == 4);
        // The first may have been asked for before the changes came: its rows would be too old.
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
}
