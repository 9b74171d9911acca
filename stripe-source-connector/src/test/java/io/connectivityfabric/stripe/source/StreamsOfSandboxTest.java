package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of all kinds together, against the sandbox. */
class StreamsOfSandboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Streams that the sandbox has under another name. */
    private static final Map<String, String> RESOURCES = Map.of(
            "invoice_line_items", "invoice_lines",
            "authorizations", "issuing_authorizations",
            "cardholders", "issuing_cardholders",
            "transactions", "issuing_transactions",
            "billing_meters", "meters",
            "top_ups", "topups");
    /** Streams that show a part of what the sandbox has, as Stripe's lists do, or that it has no objects of. */
    private static final Set<String> IN_PARTS = Set.of(
            "accounts",
            "bank_accounts",
            "cards",
            "events",
            "external_accounts",
            "payment_links",
            "persons",
            "quotes",
            "reviews",
            "tax_ids");
    /** Streams of which every change is an event. */
    private static final List<String> WITH_EVENTS = List.of(
            "customers",
            "products",
            "prices",
            "coupons",
            "subscriptions",
            "invoices",
            "charges",
            "refunds",
            "disputes",
            "payouts",
            "tax_rates");

    private final List<TestWorker> workers = new ArrayList<>();
    private Sandbox sandbox;
    private StripeAccount account;

    @AfterEach
    void stop() {
        workers.forEach(TestWorker::close);
        sandbox.close();
    }

    private void sandbox(int customers, Duration eventLag) {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(customers)
                .contacts(0)
                .livemode(true)
                .limits(false)
                .eventLag(eventLag)
                .build());
        account = sandbox.tenant("acme").stripe();
    }

    private TestWorker start(List<String> streams, Map<Map<String, ?>, Map<String, ?>> offsets) {
        TestWorker worker = new TestWorker(
                new StripeSourceTask(),
                Map.of(
                        "stripe.api.key", account.apiKey(),
                        "stripe.api.base.url", sandbox.stripeUrl(),
                        "streams", String.join(",", streams),
                        "poll.interval.ms", "200"),
                offsets);
        workers.add(worker);
        return worker;
    }

    @Test
    void everyObjectOfEveryStreamArrives() {
        sandbox(40, Duration.ZERO);
        List<String> streams = StripeStreams.names().stream()
                .filter(name -> !IN_PARTS.contains(name))
                .toList();
        TestWorker worker = start(streams, Map.of());
        Map<String, Set<String>> wanted = new TreeMap<>();
        streams.forEach(
                stream -> wanted.put(stream, new TreeSet<>(account.ids(RESOURCES.getOrDefault(stream, stream)))));
        assertThat(wanted.values()).allSatisfy(ids -> assertThat(ids).isNotEmpty());
        worker.pollUntil(() -> idsByStream(worker).equals(wanted));
    }

    private static Map<String, Set<String>> idsByStream(TestWorker worker) {
        Map<String, Set<String>> ids = new TreeMap<>();
        worker.records.forEach(record ->
                ids.computeIfAbsent(stream(record), name -> new TreeSet<>()).add(TestWorker.text(record, "id")));
        return ids;
    }

    private static String stream(SourceRecord record) {
        return record.topic().substring("stripe.".length());
    }

    @Test
    void theLastRecordOfEachObjectIsItsStateHoweverItChangedAndTheTaskWasStopped() {
        sandbox(100, Duration.ofMillis(300));
        Random random = new Random(11);
        List<SourceRecord> all = new ArrayList<>();
        Map<Map<String, ?>, Map<String, ?>> offsets = Map.of();
        int[] n = {0};
        for (int round = 0; round < 3; round++) {
            TestWorker worker = start(WITH_EVENTS, offsets);
            int until = n[0] + 200;
            worker.pollUntil(() -> {
                // A poll with nothing to give waits for half a second.
                for (int i = 0; i < 10; i++) {
                    change(random, n[0]++);
                }
                return n[0] == until;
            });
            worker.close();
            all.addAll(worker.records);
            offsets = worker.offsets;
        }
        TestWorker last = start(WITH_EVENTS, offsets);
        last.pollUntil(() -> {
            List<SourceRecord> records = new ArrayList<>(all);
            records.addAll(last.records);
            return states(records).equals(states());
        });
        all.addAll(last.records);
        assertNoStateGoesBack(all);
        assertThat(changes(all)).isNotEmpty().doesNotHaveDuplicates();
    }

    private void change(Random random, int n) {
        String stream = WITH_EVENTS.get(random.nextInt(WITH_EVENTS.size()));
        List<String> ids = account.ids(stream);
        String id = ids.get(random.nextInt(ids.size()));
        if (Set.of("customers", "coupons").contains(stream) && ids.size() > 1 && random.nextInt(8) == 0) {
            account.delete(stream, id);
        } else {
            account.change(
                    stream,
                    id,
                    JSON.createObjectNode()
                            .set("metadata", JSON.createObjectNode().put("n", n)));
        }
    }

    /** What each object's {@code metadata} is, by stream and id. */
    private Map<String, JsonNode> states() {
        Map<String, JsonNode> states = new TreeMap<>();
        for (String stream : WITH_EVENTS) {
            account.objects(stream)
                    .forEach((id, object) ->
                            states.put(stream + " " + id, json(object).path("metadata")));
        }
        return states;
    }

    private static Map<String, JsonNode> states(List<SourceRecord> records) {
        Map<String, JsonNode> states = new TreeMap<>();
        for (SourceRecord record : records) {
            String key = stream(record) + " " + TestWorker.text(record, "id");
            if (TestWorker.text(record, "operation").equals("delete")) {
                states.remove(key);
            } else {
                states.put(key, json(TestWorker.text(record, "payload")).path("metadata"));
            }
        }
        return states;
    }

    private static void assertNoStateGoesBack(List<SourceRecord> records) {
        Map<Object, Integer> newest = new HashMap<>();
        for (SourceRecord record : records) {
            int n = json(TestWorker.text(record, "payload"))
                    .path("metadata")
                    .path("n")
                    .asInt(-1);
            Integer before = newest.put(record.key(), n);
            assertThat(n).as("%s", record.key()).isGreaterThanOrEqualTo(before == null ? -1 : before);
        }
    }

    private static List<String> changes(List<SourceRecord> records) {
        return records.stream()
                .filter(record -> TestWorker.text(record, "change_id") != null)
                .map(record -> record.key() + " " + TestWorker.text(record, "change_id"))
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
