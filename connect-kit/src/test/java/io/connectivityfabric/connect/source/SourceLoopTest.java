package io.connectivityfabric.connect.source;

import static io.connectivityfabric.connect.source.FakeReader.WHOLE;
import static io.connectivityfabric.connect.source.Items.change;
import static io.connectivityfabric.connect.source.Items.row;
import static io.connectivityfabric.connect.source.Items.rowBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.raw.Heartbeat;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceLoopTest {
    private final FakeReader reader = new FakeReader();
    private FakeTask task;

    @AfterEach
    void stop() {
        if (task != null) {
            task.close();
        }
    }

    private FakeTask start(Map<String, String> settings) {
        task = new FakeTask(reader, settings);
        return task;
    }

    private FakeTask startFrom(StreamOffset offset) {
        task = new FakeTask(reader, Map.of(), Map.of(FakeTask.STREAM.toMap(), offset.toMap()));
        return task;
    }

    @Test
    void theStatusIsToldOfAFailureButNothingThatWasRead() {
        ApiException refused =
                ApiException.of(ApiException.Kind.AUTH, "check stripe.api.key").build();
        assertThat(reasonsAfter(refused)).singleElement().asString().contains("check stripe.api.key");
        assertThat(reasonsAfter(new IllegalStateException("in {\"email\":\"ada@example.com\"}")))
                .singleElement()
                .asString()
                .contains("customers", "IllegalStateException")
                .doesNotContain("ada@example.com");
    }

    private static List<String> reasonsAfter(RuntimeException failure) {
        List<String> reasons = new CopyOnWriteArrayList<>();
        FakeReader reader = new FakeReader();
        reader.addRows((BackfillRange) null);
        reader.failure = failure;
        TaskStatus status = new TaskStatus() {
            @Override
            public void failed(String reason) {
                reasons.add(reason);
            }
        };
        try (FakeTask task = new FakeTask(reader, Map.of(), Map.of(), status)) {
            await().until(() -> !reasons.isEmpty());
            assertThatThrownBy(() -> task.pollUntil(records -> false)).hasStackTraceContaining("customers");
        }
        return reasons;
    }

    @Test
    void theProvidersPaceIsFollowedUnlessTheUserSetsOne() {
        FakeReader reader = new FakeReader();
        reader.addRows((BackfillRange) null);
        reader.pollInterval = Duration.ofMillis(10);
        try (FakeTask task = new FakeTask(reader, Map.of("poll.interval.ms", ""))) {
            task.pollUntil(records -> task.figures.get("poll-interval-ms") != null
                    && task.figures.get("poll-interval-ms").getAsLong() == 10);
            reader.pollInterval = Duration.ofMillis(20);
            task.pollUntil(records -> task.figures.get("poll-interval-ms").getAsLong() == 20);
        }
        FakeReader other = new FakeReader();
        other.addRows((BackfillRange) null);
        try (FakeTask task = new FakeTask(other, Map.of("poll.interval.ms", "150"))) {
            task.pollUntil(records -> task.figures.get("poll-interval-ms") != null
                    && task.figures.get("poll-interval-ms").getAsLong() == 150);
        }
    }

    @Test
    void whoHearsOfAChangeEndsThePauseBeforeTheNextLook() {
        reader.addRows((BackfillRange) null);
        start(Map.of("poll.interval.ms", "3600000"));
        task.pollUntil(records -> task.figures.get("poll-interval-ms") != null
                && task.figures.get("poll-interval-ms").getAsLong() == 3_600_000);
        reader.addChanges(FeedPosition.at(110), true, change("cus_9", 110));

        task.wake.run();

        task.pollUntil(records -> records.size() == 1);
    }

    @Test
    void fixesTheFeedBeforeItReadsHistory() {
        reader.addRows((BackfillRange) null, row("cus_1", 0));
        start(Map.of()).pollUntil(records -> records.size() == 1);
        assertThat(reader.calls()).startsWith("feedStart", "plan from 100");
    }

    @Test
    void recordsHaveTheKeyEnvelopeTopicAndMarkOfTheRawOutput() {
        reader.addRows((BackfillRange) null, row("cus:1", 0));
        start(Map.of("topic.prefix", "acme.stripe")).pollUntil(records -> records.size() == 1);
        SourceRecord record = task.records.get(0);
        assertThat(record.topic()).isEqualTo("acme.stripe.customers");
        assertThat(record.key()).isEqualTo("acme:stripe:acct_1:customer:cus%3A1");
        assertThat(RawRecord.fromStruct((Struct) record.value()).id()).isEqualTo("cus:1");
        assertThat(record.headers().lastWithName(RawHeaders.OUTPUT).value()).isEqualTo(RawHeaders.OUTPUT_RAW);
        assertThat(record.headers().lastWithName("fabric.stream").value()).isEqualTo("customers");
    }

    @Test
    void recordsCarryTheTimeOfReadingSoThatRetentionKeepsObjectsThatAreOldAtTheProvider() {
        reader.addRows((BackfillRange) null, row("cus_1", 0));
        start(Map.of()).pollUntil(records -> records.size() == 1);
        SourceRecord record = task.records.get(0);
        assertThat(record.timestamp())
                .isEqualTo(RawRecord.fromStruct((Struct) record.value())
                        .observedAt()
                        .toEpochMilli());
    }

    @Test
    void bothOutputsOfAnObjectComeInOnePollAndOnlyTheRawOneIsMarked() {
        reader.addRows((BackfillRange) null, row("cus_1", 0), row("cus_2", 0));
        start(Map.of("output", "both")).pollUntil(records -> !records.isEmpty());
        assertThat(task.records)
                .extracting(record -> ((Struct) record.value()).get("id"))
                .containsExactly("cus_1", "cus_1", "cus_2", "cus_2");
        assertThat(task.records)
                .extracting(record -> record.headers().lastWithName(RawHeaders.OUTPUT) != null)
                .containsExactly(true, false, true, false);
        assertThat(task.records).last().isInstanceOf(PageEndRecord.class);
    }

    @Test
    void onlyTheLastRecordOfAPageCarriesTheOffsetBehindIt() {
        reader.addRows(WHOLE.readTo("2", null), row("cus_1", 0), row("cus_2", 0));
        reader.addRows((BackfillRange) null, row("cus_3", 0), row("cus_4", 0));
        start(Map.of()).pollUntil(records -> records.size() == 4);
        assertThat(task.records)
                .extracting(record -> FakeTask.offsetOf(record).openRanges().toString())
                .containsExactly("[row:..]", "[row:..>2]", "[row:..>2]", "[]");
    }

    @Test
    void aPollIsBoundedByBytesButNeverSplitsAPage() {
        for (int page = 1; page <= 20; page++) {
            reader.addRows(page == 20 ? null : WHOLE.readTo("" + page, null), row("a" + page, 0), row("b" + page, 0));
        }
        start(Map.of("max.batch.bytes", "1200"));
        Awaitility.await().until(() -> reader.rows.size() < 18);
        task.pollUntil(records -> {
            assertThat(records.size() % 2).isZero();
            return records.size() == 40;
        });
        assertThat(task.poll()).isEmpty();
    }

    @Test
    void anEmptyPollIsShort() {
        start(Map.of());
        long start = System.nanoTime();
        assertThat(task.poll()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void stopsAtOnceAlthoughTheProviderDoesNotAnswer() {
        start(Map.of());
        Awaitility.await().until(() -> reader.calls().contains("rows of row:.."));
        long start = System.nanoTime();
        task.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void changesGoOnWhileHistoryIsRead() {
        start(Map.of());
        reader.addChanges(FeedPosition.at(110), true, change("cus_9", 110));
        task.pollUntil(records -> records.size() == 1);
        assertThat(task.storedOffset().feed().tick()).isEqualTo(110);
        assertThat(task.storedOffset().openRanges()).containsExactly(WHOLE);
    }

    @Test
    void aRowThatIsOlderThanAnEmittedChangeIsDroppedAndItsPageStillCounts() {
        start(Map.of());
        Awaitility.await().until(() -> reader.calls().contains("rows of row:.."));
        reader.addChanges(FeedPosition.at(110), true, change("cus_1", 110));
        task.pollUntil(records -> records.size() == 1);
        reader.addRows((BackfillRange) null, row("cus_1", 0), row("cus_2", 0));
        task.pollUntil(records -> records.size() == 2);
        assertThat(ids()).containsExactly("cus_1", "cus_2");
        assertThat(task.storedOffset().openRanges()).isEmpty();
        assertThat(task.figures.get("superseded-total").getAsLong()).isEqualTo(1);
        assertThat(task.figures.get("backfill-rows-total").getAsLong()).isEqualTo(2);
    }

    @Test
    void anObjectIsReadAnewWhereAChangeMayBeOlderThanItsRow() {
        reader.addRows((BackfillRange) null, rowBetween("cus_1", 105, 115), row("cus_2", 105));
        start(Map.of()).pollUntil(records -> records.size() == 2);

        reader.addChanges(FeedPosition.at(111), true, change("cus_1", 110), change("cus_2", 110), change("cus_1", 111));
        task.pollUntil(records -> records.size() == 4);

        assertThat(payloads()).endsWith("{\"state\":\"tick 110\"}", "{\"state\":\"read anew\"}");
        assertThat(ids()).endsWith("cus_2", "cus_1");
        assertThat(reader.calls()).contains("reread [cus_1]");
        assertThat(task.storedOffset().feed().tick()).isEqualTo(111);
        assertThat(task.figures.get("reread-total").getAsLong()).isEqualTo(1);
    }

    @Test
    void anObjectThatIsGoneBeforeItIsReadAnewComesWithItsDeletion() {
        reader.addRows((BackfillRange) null, rowBetween("cus_1", 105, 115), rowBetween("cus_2", 105, 115));
        start(Map.of()).pollUntil(records -> records.size() == 2);
        reader.gone.addAll(List.of("cus_1", "cus_2"));

        reader.addChanges(
                FeedPosition.at(112),
                true,
                change("cus_1", 110),
                change("cus_2", 111),
                change("cus_1", 112, Operation.DELETE));
        task.pollUntil(records -> records.size() == 3);
        reader.addChanges(FeedPosition.at(113), true, change("cus_2", 113, Operation.DELETE));
        task.pollUntil(records -> records.size() == 4);

        assertThat(payloads()).endsWith("{\"state\":\"tick 112\"}", "{\"state\":\"tick 113\"}");
    }

    @Test
    void anObjectIsReadAnewWhereAChangeMayBeOlderThanItsRowOfBeforeTheRestart() {
        reader.addRows((BackfillRange) null, rowBetween("cus_1", 105, 115));
        start(Map.of()).pollUntil(records -> records.size() == 1);
        task.close();
        assertThat(task.storedOffset().statesUntil()).isEqualTo(115);

        startFrom(task.storedOffset());
        reader.addChanges(FeedPosition.at(116), true, change("cus_1", 115), change("cus_2", 116));
        task.pollUntil(records -> records.size() == 2);

        assertThat(payloads()).containsExactly("{\"state\":\"read anew\"}", "{\"state\":\"tick 116\"}");
        assertThat(reader.calls()).contains("reread [cus_1]");
    }

    @Test
    void whileHistoryIsReadOnlyTheLatestStateOfAPageOfChangesIsEmitted() {
        start(Map.of());
        reader.addChanges(FeedPosition.at(112), true, change("cus_1", 110), change("cus_2", 111), change("cus_1", 112));
        task.pollUntil(records -> records.size() == 2);
        assertThat(payloads()).containsExactly("{\"state\":\"tick 111\"}", "{\"state\":\"tick 112\"}");
    }

    @Test
    void onceHistoryIsReadEveryStateIsEmitted() {
        startFrom(new StreamOffset(FeedPosition.at(100), List.of(), null, 0));
        reader.addChanges(FeedPosition.at(112), true, change("cus_1", 110), change("cus_1", 112));
        task.pollUntil(records -> records.size() == 2);
        assertThat(payloads()).containsExactly("{\"state\":\"tick 110\"}", "{\"state\":\"tick 112\"}");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(reader.calls()).containsExactly("changes from 100", "changes from 112"));
    }

    @Test
    void goesOnWhereItWasLeft() {
        startFrom(new StreamOffset(FeedPosition.at(500), List.of(WHOLE.readTo("40", null)), null, 40));
        reader.addRows((BackfillRange) null, row("cus_41", 0));
        task.pollUntil(records -> records.size() == 1);
        assertThat(reader.calls()).containsExactly("changes from 500", "rows of row:..>40");
        assertThat(task.storedOffset().backfillRows()).isEqualTo(41);
    }

    @Test
    void afterARestartChangesAreDrainedToTheirLatestStateBeforeHistoryGoesOn() {
        reader.addChanges(FeedPosition.at(510), false, change("cus_1", 505));
        reader.addChanges(FeedPosition.at(520), true, change("cus_1", 515), change("cus_2", 516));
        reader.addRows((BackfillRange) null, row("cus_3", 0));
        startFrom(new StreamOffset(FeedPosition.at(500), List.of(WHOLE), null, 0));
        task.pollUntil(records -> records.size() == 3);
        assertThat(payloads())
                .containsExactly("{\"state\":\"tick 515\"}", "{\"state\":\"tick 516\"}", "{\"state\":\"row\"}");
    }

    @Test
    void aPositionBeyondRetentionIsMendedByReadingEverythingAgain() {
        reader.lost = "events are kept for 30 days";
        reader.addRows((BackfillRange) null, row("cus_1", 0));
        startFrom(new StreamOffset(FeedPosition.at(5), List.of(), null, 7));
        task.pollUntil(records -> records.size() == 1);
        assertThat(reader.calls()).startsWith("feedStart", "plan from 100");
        assertThat(task.storedOffset().feed().tick()).isEqualTo(100);
    }

    @Test
    void anOffsetOfAnotherReleaseFailsTheTask() {
        Map<String, Object> newer = new HashMap<>(Map.of("version", 99));
        task = new FakeTask(reader, Map.of(), Map.of(FakeTask.STREAM.toMap(), newer));
        assertThatThrownBy(() -> task.pollUntil(records -> false)).hasStackTraceContaining("has version 99");
    }

    @Test
    void aFilteredPageEndIsMadeUpForByAHeartbeatAtOnce() {
        reader.addRows(WHOLE.readTo("2", null), row("cus_1", 0), row("cus_2", 0));
        start(Map.of("heartbeat.interval.ms", "3600000")).pollUntil(records -> records.size() == 2);
        task.filtered(task.records.get(0));
        assertThat(task.poll()).as("not the page's last record").isEmpty();
        task.filtered(task.records.get(1));
        assertThat(task.poll()).singleElement().satisfies(heartbeat -> {
            assertThat(heartbeat.topic()).isEqualTo("stripe.heartbeats");
            assertThat(heartbeat.key()).isEqualTo("default:stripe:acct_1:heartbeat:customers");
            assertThat(heartbeat.valueSchema()).isEqualTo(Heartbeat.SCHEMA);
            assertThat(FakeTask.offsetOf(heartbeat).openRanges()).containsExactly(WHOLE.readTo("2", null));
        });
        assertThat(task.poll()).isEmpty();
    }

    @Test
    void aFilteredHeartbeatIsNotMadeUpForAtOnce() {
        reader.addRows(WHOLE.readTo("1", null), row("cus_1", 0));
        start(Map.of("heartbeat.interval.ms", "3600000")).pollUntil(records -> records.size() == 1);
        task.filtered(task.records.get(0));
        SourceRecord heartbeat = task.poll().get(0);
        task.filtered(heartbeat);
        assertThat(task.poll()).isEmpty();
    }

    @Test
    void aPositionThatMovedWithoutARecordIsCarriedByAHeartbeat() {
        reader.addChanges(FeedPosition.at(200), true);
        start(Map.of("heartbeat.interval.ms", "1000")).pollUntil(records -> records.size() == 1);
        assertThat(task.records.get(0).topic()).isEqualTo("stripe.heartbeats");
        assertThat(task.storedOffset().feed().tick()).isEqualTo(200);
    }

    @Test
    void aFailureEndsTheTaskAfterWhatWasRead() {
        reader.addChanges(FeedPosition.at(110), true, change("cus_1", 110));
        start(Map.of());
        task.pollUntil(records -> records.size() == 1);
        reader.failure = ApiException.of(
                        ApiException.Kind.AUTH, "Stripe does not accept the API key: check stripe.api.key")
                .build();
        assertThatThrownBy(() -> task.pollUntil(records -> false))
                .hasRootCauseInstanceOf(ApiException.class)
                .hasStackTraceContaining(ConnectException.class.getName())
                .hasStackTraceContaining("Reading customers failed: Stripe does not accept the API key");
    }

    private List<Object> ids() {
        return task.records.stream()
                .map(record -> ((Struct) record.value()).get("id"))
                .toList();
    }

    private List<Object> payloads() {
        return task.records.stream()
                .map(record -> ((Struct) record.value()).get("payload"))
                .toList();
    }

    private static final BackfillRange NEWER = BackfillRange.unread("row", 50L, null);
    private static final BackfillRange OLDER = BackfillRange.unread("row", null, 49L);

    @Test
    void whatIsLeftOfARangeIsReadInPartsAtATime() {
        reader.addRows(List.of(NEWER, OLDER), row("cus_1", 0));
        start(Map.of()).pollUntil(records -> records.size() == 1);
        assertThat(task.storedOffset().openRanges()).containsExactly(NEWER, OLDER);
        // Neither has been answered yet.
        Awaitility.await().until(() -> reader.calls().containsAll(List.of("rows of row:50..", "rows of row:..49")));

        reader.addRows((BackfillRange) null, row("cus_2", 0));
        reader.addRows((BackfillRange) null, row("cus_3", 0));
        task.pollUntil(records -> records.size() == 3);
        assertThat(task.storedOffset().openRanges()).isEmpty();
        assertThat(task.storedOffset().backfillRows()).isEqualTo(3);
    }

    @Test
    void noMoreRangesAreReadAtATimeThanTheSettingSays() {
        reader.addRows(List.of(NEWER, OLDER), row("cus_1", 0));
        start(Map.of("backfill.parallelism", "1")).pollUntil(records -> records.size() == 1);
        assertThat(task.storedOffset().openRanges()).containsExactly(WHOLE);
    }

    @Test
    void eachPartOfADividedRangeGoesOnAfterARestart() {
        startFrom(new StreamOffset(FeedPosition.at(500), List.of(NEWER.readTo("7", null), OLDER), null, 40));
        task.pollUntil(records -> reader.calls().containsAll(List.of("rows of row:50..>7", "rows of row:..49")));
    }
}
