package io.connectivityfabric.stripe.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Fault;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sink on Stripe as the sandbox plays it. */
class StripeSinkTaskTest {

    private static final TopicPartition PARTITION = new TopicPartition(Unified.TOPIC, 0);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAY_1 = "2026-10-01T00:00:00Z";
    private static final String DAY_2 = "2026-10-02T00:00:00Z";
    private static final String DAY_3 = "2026-10-03T00:00:00Z";

    private final Sandbox sandbox = Sandbox.start(
            SandboxOptions.builder().customers(0).contacts(0).limits(false).build());
    private final StripeAccount stripe = sandbox.tenant("acme").stripe();
    private final TestSinkContext context = new TestSinkContext(PARTITION);
    private StripeSinkTask task = new StripeSinkTask();
    private long offset;

    @BeforeAll
    static void allowForABusyMachine() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        task.stop();
        sandbox.close();
    }

    @Test
    void aContactBecomesACustomerThatKnowsItsRecordAndItsChangesFollow() {
        start();
        write(ann("1", DAY_1, "phone", "+14155550100"));
        JsonNode made = onlyCustomer();
        assertThat(made.path("name").asText()).isEqualTo("Ann Lee");
        assertThat(made.path("email").asText()).isEqualTo("ann@example.com");
        assertThat(made.path("metadata").path("fabric_id").asText()).isEqualTo(Unified.key("contact", "1"));
        assertThat(made.path("metadata").path("fabric_version").asText()).isEqualTo(DAY_1);

        write(ann("1", DAY_2, "phone", "+14155550199"));
        assertThat(onlyCustomer().path("phone").asText()).isEqualTo("+14155550199");
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        start();
        write(ann("1", DAY_1));
        int events = stripe.eventCount();
        write(ann("1", DAY_2));

        assertThat(stripe.eventCount()).isEqualTo(events);
        assertThat(posts("/v1/customers/:id")).isZero();
    }

    @Test
    void manyChangesOfOneRecordLeaveOneCustomerInItsLastState() {
        start();
        List<SinkRecord> changes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            changes.add(Unified.record(
                    offset++,
                    ann("c" + i % 3, "2026-10-01T00:%02d:%02dZ".formatted(i / 60, i % 60), "jobtitle", "Job " + i)));
        }
        put(changes);
        awaitDone();

        assertThat(stripe.customers().values())
                .extracting(
                        json -> json(json).path("metadata").path("job_title").asText())
                .containsExactlyInAnyOrder("Job 197", "Job 198", "Job 199");
    }

    @Test
    void deliveredAgainAfterARestartNothingDoublesNotEvenWithoutAnAddress() {
        start();
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(Unified.record(offset++, Unified.contact("" + i, DAY_1, Map.of("lastname", "No " + i))));
        }
        put(records);
        awaitDone();
        restart();
        // Later states first: what was committed is not delivered again, and other parameters meet the same creation.
        write(Unified.contact("7", DAY_2, Map.of("lastname", "Seven")));
        put(records.stream()
                .map(r -> Unified.record(offset++, (Struct) r.value()))
                .toList());
        awaitDone();

        assertThat(stripe.customers()).hasSize(30);
        assertThat(names()).contains("Seven").doesNotContain("No 7").contains("No 8");
    }

    @Test
    void anOlderStateAfterARestartChangesNothing() {
        start();
        write(ann("1", DAY_2, "jobtitle", "New"));
        restart();
        write(ann("1", DAY_1, "jobtitle", "Old"));

        assertThat(onlyCustomer().path("metadata").path("job_title").asText()).isEqualTo("New");
    }

    @Test
    void answersLostAndFailuresSavedUnderTheKeyDoubleNothing() {
        sandbox.faults().add(Fault.status("stripe", 500, 3).after(3).afterApplying());
        sandbox.faults().add(Fault.status("stripe", 502, 2).after(12));
        sandbox.faults().add(Fault.reset("stripe", 3).after(20));
        start();
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(Unified.record(offset++, Unified.contact("" + i, DAY_1, Map.of("lastname", "No " + i))));
        }
        put(records);
        awaitDone();

        assertThat(context.deadLetters).isEmpty();
        assertThat(names()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void theOnlyCustomerWithTheAddressIsTakenForTheRecords() {
        String there = stripe.createCustomer(Map.of("email", "ann@example.com", "description", "theirs"));
        start();
        write(ann("1", DAY_1));

        JsonNode taken = onlyCustomer();
        assertThat(taken.path("id").asText()).isEqualTo(there);
        assertThat(taken.path("description").asText()).isEqualTo("theirs");
        assertThat(taken.path("metadata").path("fabric_link").asText()).isEqualTo(Unified.key("contact", "1"));
        assertThat(taken.path("metadata").has("fabric_id"))
                .as("it was not made from the record, so that its own changes are no echoes")
                .isFalse();

        sandbox.clock().advance(Duration.ofDays(3));
        restart();
        write(ann("1", DAY_2, "email", "lee@example.com"));
        assertThat(onlyCustomer().path("email").asText()).isEqualTo("lee@example.com");
    }

    @Test
    void whatComesFromStripeIsNotWrittenBack() {
        start();
        write(Unified.contact(
                "1", DAY_1, Map.of("lastname", "Lee", "fabric_id", "acme:stripe:acct_acme:customer:cus_1")));

        assertThat(stripe.customers()).isEmpty();
    }

    @Test
    void aPriceBelongsToTheProductOfItsRecordAndWhatItCostsIsForEver() {
        start();
        write(Unified.product("9", DAY_1, Map.of("name", "Seat")));
        write(Unified.price("9", DAY_1, "Seat", "10.50"));
        JsonNode price = onlyPrice();
        assertThat(price.path("unit_amount").asLong()).isEqualTo(1050);
        assertThat(price.path("currency").asText()).isEqualTo("eur");
        assertThat(price.path("recurring").path("interval").asText()).isEqualTo("month");
        assertThat(price.path("product").asText())
                .isEqualTo(onlyProduct().path("id").asText());

        restart();
        write(Unified.price("9", DAY_2, "Big seat", "10.50"));
        assertThat(onlyPrice().path("nickname").asText()).isEqualTo("Big seat");
        assertThat(context.deadLetters).isEmpty();

        write(Unified.price("9", DAY_3, "Bigger seat", "11.00"));
        assertThat(context.deadLetters.values())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .hasMessageContaining("unit_amount_decimal")
                        .hasMessageContaining(price.path("id").asText())
                        .hasMessageContaining("Make a new price"));
        assertThat(onlyPrice().path("unit_amount").asLong()).isEqualTo(1050);
    }

    @Test
    void aPriceWithoutItsProductIsRefused() {
        start();
        write(Unified.price("9", DAY_1, "Seat", "10.50"));

        assertThat(context.deadLetters.values())
                .singleElement()
                .satisfies(reason -> assertThat(reason).hasMessageContaining("No such product"));
    }

    @Test
    void severalCustomersWithTheAddressAreAnErrorOfThatRecordAlone() {
        stripe.createCustomer(Map.of("email", "ann@example.com"));
        stripe.createCustomer(Map.of("email", "ann@example.com"));
        start();
        write(ann("1", DAY_1));
        write(Unified.contact("2", DAY_1, Map.of("lastname", "Good")));

        assertThat(context.deadLetters.values())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .hasMessageContaining(Unified.key("contact", "1"))
                        .hasMessageContaining("2 customers")
                        .hasMessageContaining("match.email=false"));
        assertThat(stripe.customers()).hasSize(3);
    }

    @Test
    void withoutMatchingByAddressTheRecordGetsItsOwnCustomer() {
        stripe.createCustomer(Map.of("email", "ann@example.com"));
        start(StripeSinkConfig.MATCH_EMAIL, "false");
        write(ann("1", DAY_1));

        assertThat(stripe.customers()).hasSize(2);
    }

    @Test
    void whatStripeRefusesGoesToTheDeadLetterQueueInItsWords() {
        start();
        write(Unified.contact("1", DAY_1, Map.of("lastname", "Bad", "email", "no address")));
        write(ann("2", DAY_1));

        assertThat(context.deadLetters.values())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .hasMessageStartingWith("Stripe rejected the customer of record " + Unified.key("contact", "1"))
                        .hasMessageContaining("Invalid email address")
                        .hasMessageContaining("(status 400, category email_invalid, correlation id req_"));
        assertThat(stripe.customers()).hasSize(1);
    }

    @Test
    void deletionsDoWhatTheModeSays() {
        start(StripeSinkConfig.DELETE_MODE, "ignore");
        write(ann("1", DAY_1));
        write(Unified.product("9", DAY_1, Map.of("name", "Seat", "price", "10")));
        write(deleted("contact", "1"));
        write(deleted("product", "9"));
        assertThat(stripe.customers()).hasSize(1);
        assertThat(onlyProduct().path("active").asBoolean()).isTrue();

        restart(StripeSinkConfig.DELETE_MODE, "deactivate");
        write(deleted("contact", "1"));
        write(deleted("product", "9"));
        assertThat(stripe.customers()).hasSize(1);
        assertThat(onlyProduct().path("active").asBoolean()).isFalse();

        restart(StripeSinkConfig.DELETE_MODE, "delete");
        write(deleted("contact", "1"));
        write(deleted("product", "9"));
        assertThat(stripe.customers()).isEmpty();
        assertThat(stripe.objects("products")).hasSize(1);
    }

    @Test
    void aCustomerDeletedAtStripeIsCreatedAnewByTheNextChange() {
        start();
        write(ann("1", DAY_1));
        stripe.deleteCustomer(stripe.customerIds().get(0));
        restart();
        write(ann("1", DAY_2));

        assertThat(stripe.customers()).hasSize(1);
    }

    @Test
    void aChangedAddressIsNoReasonForASecondCustomerNotEvenDaysLater() {
        start();
        write(ann("1", DAY_1));
        sandbox.clock().advance(Duration.ofDays(3));
        restart();
        write(ann("1", DAY_2, "email", "lee@example.com"));

        assertThat(onlyCustomer().path("email").asText()).isEqualTo("lee@example.com");
    }

    @Test
    void aProductHasTheIdThatTheSinkChose() {
        start();
        write(Unified.product("9", DAY_1, Map.of("name", "Seat", "hs_sku", "S-1")));
        restart();
        write(Unified.product("9", DAY_2, Map.of("name", "Big seat", "hs_sku", "S-1")));

        JsonNode product = onlyProduct();
        assertThat(product.path("id").asText()).isEqualTo(ChosenIds.product(Unified.key("product", "9")));
        assertThat(product.path("name").asText()).isEqualTo("Big seat");
        assertThat(product.path("metadata").path("sku").asText()).isEqualTo("S-1");
    }

    @Test
    void aDryRunOnlyTells() {
        start(StripeSinkConfig.DRY_RUN, "true");
        write(ann("1", DAY_1));
        write(ann("1", DAY_2, "jobtitle", "Chief"));

        assertThat(stripe.customers()).isEmpty();
        assertThat(sandbox.traffic().routes().keySet()).noneMatch(route -> route.startsWith("stripe POST"));
    }

    @Test
    void aKeyThatIsNoneIsSaidAtTheStart() {
        assertThatThrownBy(() -> start(StripeSinkConfig.API_KEY, "sk_test_wrong"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("stripe.api.key")
                .hasMessageNotContaining("sk_test_wrong");
    }

    private void start(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "to-stripe",
                StripeSinkConfig.TENANT,
                "acme",
                StripeSinkConfig.API_KEY,
                stripe.apiKey(),
                StripeSinkConfig.BASE_URL,
                sandbox.stripeUrl(),
                "rate.limit.per.account",
                "10000",
                "rate.limit.per.endpoint",
                "10000",
                "retry.backoff.initial.ms",
                "20"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        task.initialize(context);
        task.start(settings);
        task.open(List.of(PARTITION));
    }

    private void restart(String... more) {
        task.stop();
        task = new StripeSinkTask();
        start(more);
    }

    private void write(Struct unified) {
        put(List.of(Unified.record(offset++, unified)));
        awaitDone();
    }

    private void put(List<SinkRecord> records) {
        task.put(records);
    }

    private void awaitDone() {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            task.put(List.of());
            return task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(offset)))
                            .get(PARTITION)
                            .offset()
                    == offset;
        });
    }

    private static Struct ann(String id, String updatedAt, String... more) {
        Map<String, String> properties =
                new HashMap<>(Map.of("firstname", "Ann", "lastname", "Lee", "email", "ann@example.com"));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return Unified.contact(id, updatedAt, properties);
    }

    private static Struct deleted(String object, String id) {
        return Unified.of(object, id, Operation.DELETE, DAY_3, Map.of());
    }

    private JsonNode onlyCustomer() {
        assertThat(stripe.customers()).hasSize(1);
        return json(stripe.customers().values().iterator().next());
    }

    private JsonNode onlyProduct() {
        assertThat(stripe.objects("products")).hasSize(1);
        return json(stripe.objects("products").values().iterator().next());
    }

    private JsonNode onlyPrice() {
        assertThat(stripe.objects("prices")).hasSize(1);
        return json(stripe.objects("prices").values().iterator().next());
    }

    private List<String> names() {
        return stripe.customers().values().stream()
                .map(json -> json(json).path("name").asText())
                .toList();
    }

    private long posts(String path) {
        var route = sandbox.traffic().routes().get("stripe POST " + path);
        return route == null ? 0 : route.requests();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
