package io.connectivityfabric.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** When a genuine request is answered, and how. */
class AnswersTest {
    @Test
    void aRequestIsAnsweredOnlyOnceKafkaHasAllOfItsRecords() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            task.holdBack();
            CompletableFuture<HttpResponse<String>> answer = task.postLater("e1\ne2");
            await().until(() -> task.uncommitted() == 2);
            task.commitNext();
            assertThat(answer).isNotDone();

            task.commitNext();

            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRecordSaysWhatItIs() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of("topic.prefix", "acme.fake", "output", "both"))) {
            assertThat(task.post("e1").statusCode()).isEqualTo(200);

            assertThat(task.polled).hasSize(2);
            SourceRecord raw = task.polled.get(0);
            assertThat(raw.topic()).isEqualTo("acme.fake.events");
            assertThat(raw.key()).isEqualTo("default:fake:a1:event:e1");
            assertThat(raw.valueSchema()).isEqualTo(RawRecord.SCHEMA);
            assertThat(headers(raw))
                    .containsEntry("fabric.event.id", "e1")
                    .containsEntry("fabric.event.type", "thing.created")
                    .containsEntry("fabric.attempt", "2")
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", "e1")
                    .containsEntry("ce_source", "/fake/a1")
                    .containsEntry("ce_type", "thing.created")
                    .containsEntry("ce_subject", "thing/e1")
                    .containsEntry("ce_time", "1970-01-01T00:00:00Z")
                    .containsEntry(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
            assertThat(headers(task.polled.get(1))).doesNotContainKey(RawHeaders.OUTPUT);
            assertThat(task.polled.get(1).sourceOffset()).isNotEqualTo(raw.sourceOffset());
        }
    }

    private static Map<String, Object> headers(SourceRecord record) {
        Map<String, Object> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    @Test
    void whatIsSignedAndNoEventIsKeptAndNotAskedForAgain() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            assertThat(task.post("{not json\ne1").statusCode()).isEqualTo(200);

            assertThat(task.polled).extracting(SourceRecord::topic).containsExactly("fake.errors", "fake.events");
            assertThat(task.polled.get(0).value()).isEqualTo("{not json");
            assertThat(headers(task.polled.get(0)))
                    .containsEntry("fabric.error.message", "it is not JSON")
                    .containsEntry(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
        }
    }

    @Test
    void aRequestThatKafkaDoesNotTakeInTimeIsWelcomeLater() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of("answer.deadline.ms", "200"))) {
            task.holdBack();

            assertWelcomeLater(task.post("e1"), Outcome.NOT_IN_TIME);
        }
    }

    @Test
    void whatWasWrittenAfterAllIsNotWrittenAgain() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of("answer.deadline.ms", "200"))) {
            task.holdBack();
            assertWelcomeLater(task.post("e1"), Outcome.NOT_IN_TIME);
            assertWelcomeLater(task.post("e1"), Outcome.IN_PROGRESS);
            task.commitNext();

            assertThat(task.post("e1").statusCode()).isEqualTo(200);
            assertThat(task.polled).hasSize(1);
        }
    }

    @Test
    void aRepeatedEventIsNotWrittenAgain() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            assertThat(task.post("e1\ne2").statusCode()).isEqualTo(200);
            assertThat(task.post("e2").statusCode()).isEqualTo(200);
            assertThat(task.post("e2\ne3").statusCode()).isEqualTo(200);

            assertThat(task.polled)
                    .extracting(SourceRecord::key)
                    .map(key -> key.toString().replaceFirst(".*:", ""))
                    .containsExactly("e1", "e2", "e3");
        }
    }

    @Test
    void theMemoryForRepetitionsHasAnEnd() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of("replay.memory.events", "1"))) {
            task.post("e1");
            task.post("e2");
            task.post("e2");
            task.post("e1");

            assertThat(task.polled).hasSize(3);
        }
    }

    @Test
    void aPausedTaskTakesNothing() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            task.pause();
            await().until(() -> task.get("/health").statusCode() == 503);

            assertWelcomeLater(task.post("e1"), Outcome.PAUSED);
        }
    }

    @Test
    void aFullQueueTakesNothing() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        FakeProvider slow = new FakeProvider(events -> {
            awaitUninterrupted(free);
            return events;
        });
        Listeners listeners = new Listeners(Duration.ofMillis(200));
        try (ListeningTask task = ListeningTask.start("webhooks", Map.of("queue.max.requests", "1"), slow, listeners)) {
            List<CompletableFuture<HttpResponse<String>>> answers =
                    List.of(task.postLater("e1"), task.postLater("e2"), task.postLater("e3"));
            CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).join();
            free.countDown();

            assertThat(answers)
                    .extracting(answer -> answer.join().statusCode())
                    .contains(503)
                    .contains(200);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoeverWaitsWhenTheTaskStopsIsToldSo() throws Exception {
        CompletableFuture<HttpResponse<String>> answer;
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            task.holdBack();
            answer = task.postLater("e1");
            await().until(() -> task.uncommitted() == 1);
        }
        assertWelcomeLater(answer.get(), Outcome.STOPPING);
    }

    @Test
    void aTaskThatRestartsFindsItsPortAndItsMemory() throws Exception {
        Listeners listeners = new Listeners(Duration.ofMinutes(1));
        Map<String, String> settings = Map.of("listener.port", String.valueOf(ListeningTask.freePort()));
        ListeningTask first = ListeningTask.start("webhooks", settings, new FakeProvider(), listeners);
        assertThat(first.post("e1").statusCode()).isEqualTo(200);
        first.close();
        assertWelcomeLater(first.post("e2"), Outcome.STOPPING);

        try (ListeningTask second = ListeningTask.start("webhooks", settings, new FakeProvider(), listeners)) {
            assertThat(second.post("e1").statusCode()).isEqualTo(200);
            assertThat(second.post("e2").statusCode()).isEqualTo(200);
            assertThat(second.polled).hasSize(1);
        }
    }

    @Test
    void waitingEventsAreCompletedTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<Integer> bursts = new CopyOnWriteArrayList<>();
        FakeProvider slow = new FakeProvider(events -> {
            begun.countDown();
            awaitUninterrupted(free);
            bursts.add(events.size());
            return events;
        });
        Listeners listeners = new Listeners(Duration.ofMillis(200));
        try (ListeningTask task = ListeningTask.start("webhooks", Map.of(), slow, listeners)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            answers.add(task.postLater("e0"));
            begun.await();
            for (int i = 1; i < 20; i++) {
                answers.add(task.postLater("e" + i));
            }
            await().until(() -> task.waiting() == 19);
            free.countDown();

            answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(task.polled).hasSize(20);
            assertThat(bursts).containsExactly(1, 19);
        }
    }

    @Test
    void eventsThatCannotBeCompletedAreWelcomeLater() throws Exception {
        FakeProvider broken = new FakeProvider(events -> {
            throw new IllegalStateException("no answer");
        });
        Listeners listeners = new Listeners(Duration.ofMillis(200));
        try (ListeningTask task = ListeningTask.start("webhooks", Map.of(), broken, listeners)) {
            assertWelcomeLater(task.post("e1"), Outcome.FAILED);
            assertThat(task.polled).isEmpty();
        }
    }

    private static void assertWelcomeLater(HttpResponse<String> answer, Outcome why) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(why.words() + "\n");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
