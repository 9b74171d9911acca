package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.Portal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotSourceTaskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<TestWorker> workers = new ArrayList<>();
    private Sandbox sandbox;

    @AfterEach
    void stop() {
        workers.forEach(TestWorker::close);
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private Portal sandbox(SandboxOptions.Builder options) {
        sandbox = Sandbox.start(options.tenants(List.of("acme")).customers(0).build());
        return sandbox.tenant("acme").hubspot();
    }

    private static SandboxOptions.Builder quick(int contacts) {
        return SandboxOptions.builder().contacts(contacts).limits(false).searchDelay(Duration.ZERO);
    }

    private TestWorker start(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Map<String, String> config = new HashMap<>(Map.of(
                "hubspot.access.token",
                sandbox.tenant("acme").hubspot().accessToken(),
                "hubspot.api.base.url",
                sandbox.hubspotUrl(),
                "streams",
                "contacts",
                "poll.interval.ms",
                "100"));
        config.putAll(settings);
        TestWorker worker = new TestWorker(new HubSpotSourceTask(), config, offsets);
        workers.add(worker);
        return worker;
    }

    private TestWorker start() {
        return start(Map.of(), Map.of());
    }

    @Test
    void everyContactArrivesOnceWithAllItsProperties() {
        Portal portal = sandbox(quick(450));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() >= 450);
        assertThat(worker.poll()).isEmpty();
        assertThat(worker.records).hasSize(450);
        assertThat(differing(worker, portal)).isEmpty();
        RawRecord first = RawRecord.fromStruct((Struct) worker.records.get(0).value());
        assertThat(first.key()).hasToString("default:hubspot:" + portal.portalId() + ":contact:" + first.id());
        assertThat(first.operation().wireName()).isEqualTo("read");
        assertThat(first.occurredAt()).isNotNull();
        assertThat(first.apiVersion()).isEqualTo("2026-09");
        assertThat(worker.records.get(0).topic()).isEqualTo("hubspot.contacts");
    }

    @Test
    void changesArriveWithTheirOperationTimeAndState() {
        Portal portal = sandbox(quick(3));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() == 3);
        worker.records.clear();
        String changed = portal.contactIds().get(1);

        portal.updateContact(changed, Map.of("firstname", "Nameless"));
        worker.pollUntil(() -> worker.records.size() == 1);
        String created = portal.createContact(Map.of("email", "new@example.com"));
        worker.pollUntil(() -> worker.records.size() == 2);

        assertThat(worker.texts("id")).containsExactly(changed, created);
        assertThat(worker.texts("operation")).containsExactly("update", "create");
        assertThat(differing(worker, portal)).doesNotContain(changed, created);
    }

    @Test
    void goesOnAfterARestartWithoutLossOrRepetition() {
        Portal portal = sandbox(quick(900).latency(Duration.ofMillis(5)));
        Map<Map<String, ?>, Map<String, ?>> offsets = Map.of();
        List<String> all = new ArrayList<>();
        for (int stopAt : new int[] {150, 300, 1}) {
            TestWorker worker = start(Map.of("max.batch.bytes", "1024"), offsets);
            worker.pollUntil(() -> worker.records.size() >= stopAt);
            worker.close();
            all.addAll(worker.texts("id"));
            offsets = worker.offsets;
        }
        TestWorker last = start(Map.of(), offsets);
        last.pollUntil(() -> all.size() + last.records.size() >= 900);
        all.addAll(last.texts("id"));
        assertThat(all).doesNotHaveDuplicates().hasSameElementsAs(portal.contactIds());
    }

    @Test
    void changesMadeWhileItWasStoppedArriveOnce() {
        Portal portal = sandbox(quick(1_500));
        TestWorker first = start();
        first.pollUntil(() -> first.records.size() == 1_500);
        first.close();
        for (String id : portal.contactIds()) {
            portal.updateContact(id, Map.of("lastname", "Changed"));
        }
        TestWorker second = start(Map.of(), first.offsets);
        second.pollUntil(() -> second.records.size() >= 1_500);
        second.poll();
        assertThat(second.texts("id")).doesNotHaveDuplicates().hasSameElementsAs(portal.contactIds());
        assertThat(differing(second, portal)).isEmpty();
    }

    @Test
    void changesThatTheSearchShowsLateAreNeitherMissedNorRepeated() {
        Portal portal = sandbox(quick(100).searchDelay(Duration.ofSeconds(2)));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() == 100);
        worker.records.clear();
        List<String> ids = portal.contactIds();
        int[] changes = {0};
        worker.pollUntil(() -> {
            for (int i = 0; i < 10; i++) {
                portal.updateContact(ids.get(changes[0]++), Map.of("lastname", "Changed"));
            }
            return changes[0] == 100;
        });
        worker.pollUntil(() -> worker.records.size() >= 100);
        worker.poll();
        assertThat(worker.texts("id")).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void theLastRecordOfEachContactIsItsStateHoweverBackfillAndChangesMeet() {
        Portal portal = sandbox(quick(1_200).latency(Duration.ofMillis(3)).searchDelay(Duration.ofMillis(300)));
        TestWorker worker = start(Map.of("max.batch.bytes", "200000"), Map.of());
        Random random = new Random(7);
        int[] n = {0};
        worker.pollUntil(() -> {
            List<String> ids = portal.contactIds();
            for (int i = 0; i < 5; i++) {
                portal.updateContact(ids.get(random.nextInt(ids.size())), Map.of("jobtitle", "" + n[0]++));
            }
            portal.createContact(Map.of("lastname", "New " + n[0]));
            return worker.records.size() > 1_200;
        });
        worker.pollUntil(
                () -> worker.poll().isEmpty() && differing(worker, portal).isEmpty());
        assertThat(worker.records.stream()
                        .map(record -> TestWorker.text(record, "id") + occurredAt(record))
                        .toList())
                .as("states")
                .doesNotHaveDuplicates();
        assertNoStateGoesBack(worker);
    }

    private static void assertNoStateGoesBack(TestWorker worker) {
        Map<String, Long> newest = new HashMap<>();
        for (SourceRecord record : worker.records) {
            Long before = newest.put(TestWorker.text(record, "id"), occurredAt(record));
            assertThat(occurredAt(record)).isGreaterThanOrEqualTo(before == null ? 0 : before);
        }
    }

    private static long occurredAt(SourceRecord record) {
        return RawRecord.fromStruct((Struct) record.value()).occurredAt().toEpochMilli();
    }

    @Test
    void anAccountWithMorePropertiesThanAnAddressTakesIsReadWhole() {
        Portal portal = sandbox(quick(250));
        String last = "";
        for (int n = 0; n < 600; n++) {
            last = "a_property_with_a_long_and_telling_name_" + n;
            portal.createProperty(last, false);
        }
        String id = portal.contactIds().get(0);
        portal.updateContact(id, Map.of(last, "found"));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() == 250);
        assertThat(differing(worker, portal)).isEmpty();

        portal.updateContact(id, Map.of(last, "found again"));
        worker.pollUntil(() -> worker.records.size() == 251);
        assertThat(differing(worker, portal)).isEmpty();
    }

    @Test
    void aWrongTokenFailsTheTaskAndNamesTheSetting() {
        sandbox(quick(1));
        TestWorker worker = start(Map.of("hubspot.access.token", "pat-na1-wrong"), Map.of());
        assertThatThrownBy(() -> worker.pollUntil(() -> false))
                .hasStackTraceContaining(ConnectException.class.getName())
                .hasStackTraceContaining("hubspot.access.token")
                .hasMessageNotContaining("pat-na1-wrong");
    }

    /** Ids of the contacts whose last record is not their state. */
    private static Set<String> differing(TestWorker worker, Portal portal) {
        Map<String, Map<String, String>> last = new HashMap<>();
        worker.records.forEach(
                record -> last.put(TestWorker.text(record, "id"), properties(TestWorker.text(record, "payload"))));
        Map<String, Map<String, String>> states = portal.contacts();
        Set<String> ids = new HashSet<>(last.keySet());
        ids.addAll(states.keySet());
        ids.removeIf(id -> states.containsKey(id) && same(states.get(id), last.get(id)));
        return ids;
    }

    private static boolean same(Map<String, String> state, Map<String, String> found) {
        if (found == null) {
            return false;
        }
        Map<String, String> expected = new HashMap<>(state);
        expected.values().removeIf(String::isEmpty);
        return expected.equals(found);
    }

    private static Map<String, String> properties(String payload) {
        Map<String, String> properties = new HashMap<>();
        json(payload).path("properties").properties().forEach(property -> {
            if (!property.getValue().isNull() && !property.getValue().asText().isEmpty()) {
                // The sandbox's own view leaves out milliseconds that are zero.
                properties.put(property.getKey(), property.getValue().asText());
            }
        });
        return properties;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
