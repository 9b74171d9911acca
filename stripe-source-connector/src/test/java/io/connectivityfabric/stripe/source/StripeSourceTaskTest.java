package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StripeSourceTaskTest {
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

    private StripeAccount sandbox(SandboxOptions.Builder options) {
        sandbox = Sandbox.start(options.tenants(List.of("acme")).contacts(0).build());
        return sandbox.tenant("acme").stripe();
    }

    private static SandboxOptions.Builder quick(int customers) {
        return SandboxOptions.builder()
                .customers(customers)
                .livemode(true)
                .limits(false)
                .eventLag(Duration.ZERO);
    }

    private TestWorker start(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Map<String, String> config = new HashMap<>(Map.of(
                "stripe.api.key",
                sandbox.tenant("acme").stripe().apiKey(),
                "stripe.api.base.url",
                sandbox.stripeUrl(),
                "streams",
                "customers",
                "poll.interval.ms",
                "100"));
        config.putAll(settings);
        TestWorker worker = new TestWorker(new StripeSourceTask(), config, offsets);
        workers.add(worker);
        return worker;
    }

    private TestWorker start() {
        return start(Map.of(), Map.of());
    }

    @Test
    void everyCustomerArrivesOnce() {
        StripeAccount account = sandbox(quick(750));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() >= 750);
        assertThat(worker.poll()).isEmpty();
        assertThat(worker.records).hasSize(750);
        assertThat(differing(worker, account)).isEmpty();
        RawRecord first = RawRecord.fromStruct((Struct) worker.records.get(0).value());
        assertThat(first.key()).hasToString("default:stripe:acct_acme:customer:" + first.id());
        assertThat(first.operation().wireName()).isEqualTo("read");
        assertThat(first.occurredAt()).isNull();
        assertThat(first.apiVersion()).isEqualTo("2026-10-28.endive");
    }

    @Test
    void changesArriveWithTheirOperationTimeAndState() throws Exception {
        StripeAccount account = sandbox(quick(3));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() == 3);
        worker.records.clear();
        List<String> ids = account.customerIds();

        account.updateCustomer(ids.get(0), Map.of("name", "Nameless"));
        account.deleteCustomer(ids.get(1));
        String created = account.createCustomer(Map.of("email", "new@example.com"));
        worker.pollUntil(() -> worker.records.size() == 3);

        assertThat(worker.texts("id")).containsExactly(ids.get(0), ids.get(1), created);
        assertThat(worker.texts("operation")).containsExactly("update", "delete", "create");
        assertThat(worker.texts("change_id"))
                .allMatch(id -> id.startsWith("evt_"))
                .doesNotHaveDuplicates();
        assertThat(json(worker.texts("payload").get(0)).path("name").asText()).isEqualTo("Nameless");
        assertThat(json(worker.texts("payload").get(1)).path("id").asText())
                .as("the last state")
                .isEqualTo(ids.get(1));
        assertThat(worker.records).allSatisfy(record -> {
            RawRecord raw = RawRecord.fromStruct((Struct) record.value());
            assertThat(record.timestamp()).isEqualTo(raw.observedAt().toEpochMilli());
            assertThat(raw.occurredAt()).isBeforeOrEqualTo(raw.observedAt());
        });
    }

    @Test
    void goesOnAfterARestartWithoutLossOrRepetition() {
        StripeAccount account = sandbox(quick(1000).latency(Duration.ofMillis(5)));
        Set<String> whole = new HashSet<>(account.customerIds());
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
        last.pollUntil(() -> all.size() + last.records.size() >= 1000);
        all.addAll(last.texts("id"));
        assertThat(all).doesNotHaveDuplicates().hasSameElementsAs(whole);
    }

    @Test
    void anOffsetCommittedInTheMiddleOfAPageLosesNothing() {
        StripeAccount account = sandbox(quick(450));
        TestWorker first = start();
        first.pollUntil(() -> first.records.size() == 450);
        for (int committed : new int[] {0, 57, 99, 100, 250, 449}) {
            SourceRecord record = first.records.get(committed);
            TestWorker again = start(Map.of(), Map.of(record.sourcePartition(), record.sourceOffset()));
            Set<String> ids = new HashSet<>(first.texts("id").subList(0, committed + 1));
            again.pollUntil(() -> {
                ids.addAll(again.texts("id"));
                return ids.size() == 450;
            });
            assertThat(ids).hasSameElementsAs(account.customerIds());
            again.close();
        }
    }

    @Test
    void changesMadeWhileItWasStoppedArriveOnce() {
        StripeAccount account = sandbox(quick(500));
        TestWorker first = start();
        first.pollUntil(() -> first.records.size() == 500);
        first.close();
        // Of what happened within seconds of the reading of the rows, only the outcome is emitted.
        sandbox.clock().advance(Duration.ofSeconds(10));
        List<String> ids = account.customerIds();
        for (int n = 0; n < 1_300; n++) {
            account.updateCustomer(ids.get(n % 500), Map.of("metadata[n]", "" + n));
        }
        TestWorker second = start(Map.of(), first.offsets);
        second.pollUntil(() -> second.records.size() >= 1_300);
        second.poll();
        assertThat(second.texts("change_id")).hasSize(1_300).doesNotHaveDuplicates();
        assertThat(metadata(second)).isSorted();
    }

    @Test
    @Tag("edge-66")
    @Tag("edge-68")
    void eventsThatShowUpLateAndOutOfOrderAreNeitherMissedNorRepeated() {
        StripeAccount account = sandbox(quick(100).eventLag(Duration.ofSeconds(3)));
        TestWorker worker = start();
        worker.pollUntil(() -> worker.records.size() == 100);
        worker.records.clear();
        List<String> ids = account.customerIds();
        int[] changes = {0};
        worker.pollUntil(() -> {
            for (int i = 0; i < 10; i++) {
                account.updateCustomer(ids.get(changes[0]++), Map.of("metadata[n]", "x"));
            }
            return changes[0] == 100;
        });
        worker.pollUntil(() -> worker.records.size() >= 100);
        worker.poll();
        assertThat(worker.texts("change_id")).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void theLastRecordOfEachCustomerIsItsStateHoweverBackfillAndChangesMeet() {
        StripeAccount account =
                sandbox(quick(1500).latency(Duration.ofMillis(3)).eventLag(Duration.ofMillis(300)));
        TestWorker worker = start(Map.of("max.batch.bytes", "200000"), Map.of());
        Random random = new Random(7);
        int[] n = {0};
        worker.pollUntil(() -> {
            List<String> ids = account.customerIds();
            for (int i = 0; i < 5; i++) {
                account.updateCustomer(ids.get(random.nextInt(ids.size())), Map.of("metadata[n]", "" + n[0]++));
            }
            account.deleteCustomer(ids.get(random.nextInt(ids.size())));
            account.createCustomer(Map.of("name", "New " + n[0]));
            return worker.records.size() > 1500;
        });
        worker.pollUntil(
                () -> worker.poll().isEmpty() && differing(worker, account).isEmpty());
        assertNoStateGoesBack(worker);
    }

    /** Every change counts {@code metadata.n} up, so per customer it may only grow. */
    private static void assertNoStateGoesBack(TestWorker worker) {
        Map<String, Integer> newest = new HashMap<>();
        for (SourceRecord record : worker.records) {
            int n = json(TestWorker.text(record, "payload"))
                    .path("metadata")
                    .path("n")
                    .asInt(-1);
            Integer before = newest.put(TestWorker.text(record, "id"), n);
            assertThat(n).isGreaterThanOrEqualTo(before == null ? -1 : before);
        }
    }

    /** Ids of the customers whose last record is not their state. */
    private static Set<String> differing(TestWorker worker, StripeAccount account) {
        Map<String, JsonNode> last = lastStates(worker);
        Map<String, String> states = account.customers();
        Set<String> ids = new HashSet<>(last.keySet());
        ids.addAll(states.keySet());
        ids.removeIf(id -> states.containsKey(id) && json(states.get(id)).equals(last.get(id)));
        return ids;
    }

    private static Map<String, JsonNode> lastStates(TestWorker worker) {
        Map<String, JsonNode> last = new HashMap<>();
        for (SourceRecord record : worker.records) {
            if (TestWorker.text(record, "operation").equals("delete")) {
                last.remove(TestWorker.text(record, "id"));
            } else {
                last.put(TestWorker.text(record, "id"), json(TestWorker.text(record, "payload")));
            }
        }
        return last;
    }

    @Test
    void survivesThatTheCustomerAtItsCursorIsDeleted() {
        StripeAccount account = sandbox(quick(600).latency(Duration.ofMillis(5)));
        TestWorker first = start(Map.of("max.batch.bytes", "1024"), Map.of());
        first.pollUntil(() -> first.records.size() >= 200);
        first.close();
        String cursor = TestWorker.text(first.records.get(first.records.size() - 1), "id");
        account.deleteCustomer(cursor);

        TestWorker second = start(Map.of(), first.offsets);
        second.pollUntil(() -> first.records.size() + second.records.size() >= 601);
        List<String> read = new ArrayList<>(first.texts("id"));
        second.records.stream()
                .filter(record -> TestWorker.text(record, "operation").equals("read"))
                .forEach(record -> read.add(TestWorker.text(record, "id")));
        assertThat(read).contains(cursor).containsAll(account.customerIds()).doesNotHaveDuplicates();
    }

    @Test
    void aPositionOlderThanStripesEventsLeadsToAFreshBackfill() {
        StripeAccount account = sandbox(quick(20));
        TestWorker first = start();
        first.pollUntil(() -> first.records.size() == 20);
        first.close();
        account.updateCustomer(account.customerIds().get(0), Map.of("name", "Forgotten"));
        sandbox.clock().advance(Duration.ofDays(31));
        account.updateCustomer(account.customerIds().get(1), Map.of("name", "Known"));

        TestWorker second = start(Map.of(), first.offsets);
        second.pollUntil(() -> differing(second, account).isEmpty());
        assertThat(second.texts("operation")).contains("read");
    }

    @Test
    void aWrongKeyFailsTheTaskAndNamesTheSetting() {
        sandbox(quick(1));
        TestWorker worker = start(Map.of("stripe.api.key", "sk_test_wrong"), Map.of());
        assertThatThrownBy(() -> worker.pollUntil(() -> false))
                .hasStackTraceContaining(ConnectException.class.getName())
                .hasStackTraceContaining("stripe.api.key")
                .hasMessageNotContaining("sk_test_wrong");
    }

    @Test
    void aProviderThatIsGoneFailsTheTaskAfterTheTotalOfRetries() {
        sandbox(quick(1));
        TestWorker worker = start(
                Map.of(
                        "stripe.api.base.url", "http://127.0.0.1:1",
                        "retry.total.ms", "300",
                        "retry.backoff.initial.ms", "50"),
                Map.of());
        assertThatThrownBy(() -> worker.pollUntil(() -> false))
                .hasStackTraceContaining("stripe.api.base.url")
                .hasStackTraceContaining("retry.total.ms");
    }

    private static List<Integer> metadata(TestWorker worker) {
        return worker.texts("payload").stream()
                .map(payload -> json(payload).path("metadata").path("n").asInt())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
