package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams other than customers: how their history and their changes are read. */
class StreamsFlowTest {
    /** Surely later than any reading of rows: changes of the same moment are another matter. */
    private static final long NOW = Instant.now().getEpochSecond() + 100;

    private final FakeStripe stripe = new FakeStripe();
    private final List<TestWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(TestWorker::close);
        stripe.close();
    }

    private TestWorker start(Map<Map<String, ?>, Map<String, ?>> offsets, String... pairs) {
        Map<String, String> config = new HashMap<>();
        config.put("stripe.api.key", "sk_live_fake");
        config.put("stripe.api.base.url", stripe.url());
        config.put("poll.interval.ms", "100");
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        TestWorker worker = new TestWorker(new StripeSourceTask(), config, offsets);
        workers.add(worker);
        return worker;
    }

    private TestWorker start(String... pairs) {
        return start(Map.of(), pairs);
    }

    private static String header(SourceRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value().toString();
    }

    private static String payload(SourceRecord record) {
        return TestWorker.text(record, "payload").replace('"', '\'');
    }

    private static String ids(TestWorker worker) {
        return String.join(",", worker.texts("id"));
    }

    /** {@code {'id':'il_1'},{'id':'il_2'}}. */
    private static String lines(int from, int to) {
        return String.join(
                ",",
                IntStream.rangeClosed(from, to)
                        .mapToObj(n -> "{'id':'il_%d','object':'line_item','amount':%d.0}".formatted(n, n))
                        .toList());
    }

    private static String invoice(String id, long created, String lines, boolean more) {
        return "{'id':'%s','object':'invoice','created':%d,'lines':{'object':'list','data':[%s],'has_more':%s}}"
                .formatted(id, created, lines, more);
    }

    @Test
    void everyStreamTakesItsOwnFromTheEventsOfTheAccount() {
        stripe.put("/v1/products", "{'id':'prod_1','object':'product','created':5}");
        stripe.put("/v1/prices", "{'id':'price_1','object':'price','created':5}");
        stripe.put("/v1/coupons").put("/v1/refunds").put("/v1/charges").put("/v1/payouts");
        List<String> streams = List.of("products", "prices", "coupons", "refunds", "charges", "payouts");
        TestWorker worker = start("streams", String.join(",", streams));
        // Once the list of a stream is asked for, its feed has begun.
        worker.pollUntil(() ->
                worker.records.size() == 2 && streams.stream().allMatch(stream -> stripe.asked("/v1/" + stream) > 0));
        stripe.event(
                "evt_1", NOW, "product.updated", "{'id':'prod_1','object':'product','name':'New'}", "{'name':'Old'}");
        stripe.event("evt_2", NOW, "charge.succeeded", "{'id':'ch_1','object':'charge'}", null);
        stripe.event("evt_3", NOW, "payout.paid", "{'id':'po_1','object':'payout'}", null);
        worker.pollUntil(() -> worker.records.size() == 5);
        assertThat(worker.texts("change_id")).containsExactlyInAnyOrder(null, null, "evt_1", "evt_2", "evt_3");
    }

    @Test
    void theRestOfANestedListIsPutIntoThePayloadAndSaidInAHeader() {
        stripe.put("/v1/invoices", invoice("in_2", 20, lines(1, 2), true), invoice("in_1", 10, lines(9, 9), false));
        stripe.put(
                "/v1/invoices/in_2/lines",
                ("[" + lines(1, 230) + "]").replaceAll("^\\[|\\]$", "").split("(?<=}),"));
        TestWorker worker = start("streams", "invoices");
        worker.pollUntil(() -> worker.records.size() == 2);
        assertThat(payload(worker.records.get(0))).isEqualTo(invoice("in_2", 20, lines(1, 230), false));
        assertThat(header(worker.records.get(0), "fabric.joined")).isEqualTo("lines");
        assertThat(payload(worker.records.get(1))).isEqualTo(invoice("in_1", 10, lines(9, 9), false));
        assertThat(header(worker.records.get(1), "fabric.joined")).isNull();

        stripe.event("evt_1", NOW, "invoice.paid", invoice("in_2", 20, lines(1, 2), true), null);
        worker.pollUntil(() -> worker.records.size() == 3);
        assertThat(payload(worker.records.get(2))).isEqualTo(invoice("in_2", 20, lines(1, 230), false));
    }

    @Test
    void entriesBelowAParentAreTakenFromItAndReadWhereItHasNotAll() {
        stripe.put(
                "/v1/invoices",
                invoice("in_3", 30, lines(300, 301), false),
                invoice("in_2", 20, lines(1, 2), true),
                invoice("in_1", 10, lines(900, 900), false));
        stripe.put("/v1/invoices/in_2/lines", lines(1, 130).split("(?<=}),"));
        TestWorker worker = start("streams", "invoice_line_items");
        worker.pollUntil(() -> worker.records.size() == 133);
        assertThat(worker.texts("id")).doesNotHaveDuplicates().contains("il_300", "il_301", "il_1", "il_130", "il_900");
        assertThat(worker.records)
                .allSatisfy(
                        record -> assertThat(header(record, "fabric.parent")).startsWith("invoice:in_"));
        assertThat(stripe.asked("/v1/invoices/")).as("calls for lists below").isLessThanOrEqualTo(2);
        assertThat(worker.records.get(0).key()).isEqualTo("default:stripe:acct_own:line_item:il_300");
    }

    @Test
    void listsBelowParentsGoOnAfterARestartInTheMiddleOfOne() {
        stripe.put("/v1/radar/value_lists", valueList("rsl_2", 20), valueList("rsl_1", 10));
        String[] items = IntStream.rangeClosed(1, 450)
                .mapToObj(n -> "{'id':'rsli_%d','object':'radar.value_list_item','created':%d,'value_list':'rsl_%d'}"
                        .formatted(n, 1000 - n, n <= 400 ? 2 : 1))
                .toArray(String[]::new);
        stripe.put("/v1/radar/value_list_items", items);
        TestWorker first = start("streams", "value_list_items", "max.batch.bytes", "1024");
        first.pollUntil(() -> first.records.size() == 200);
        first.close();
        assertThat(first.offsets.values().toString()).contains("rsl_2/rsli_200");
        // The entry at the cursor, and later the parent that is next, are deleted meanwhile.
        stripe.remove("/v1/radar/value_list_items", "rsli_200");
        TestWorker second = start(first.offsets, "streams", "value_list_items");
        Set<String> ids = new HashSet<>(first.texts("id"));
        second.pollUntil(() -> {
            ids.addAll(second.texts("id"));
            return ids.size() == 450;
        });
    }

    private static String valueList(String id, long created) {
        return "{'id':'%s','object':'radar.value_list','created':%d}".formatted(id, created);
    }

    @Test
    void aParentThatIsDeletedWhileItsListIsToBeReadIsSurvived() {
        stripe.put(
                "/v1/customers",
                "{'id':'cus_2','object':'customer','created':20}",
                "{'id':'cus_1','object':'customer','created':10}");
        stripe.put("/v1/customers/cus_1/tax_ids", "{'id':'txi_1','object':'tax_id','customer':'cus_1'}");
        TestWorker worker = start("streams", "tax_ids");
        worker.pollUntil(() -> worker.records.size() == 1);
        assertThat(ids(worker)).isEqualTo("txi_1");
        assertThat(header(worker.records.get(0), "fabric.parent")).isEqualTo("customer:cus_1");
    }

    @Test
    void aListWithoutTimesIsReadPageByPageAndSurvivesThatItsCursorIsDeleted() {
        stripe.put(
                "/v1/payment_methods",
                IntStream.rangeClosed(1, 250)
                        .mapToObj(n -> "{'id':'pm_%d','object':'payment_method'}".formatted(n))
                        .toArray(String[]::new));
        TestWorker first = start("streams", "payment_methods", "max.batch.bytes", "1024");
        first.pollUntil(() -> first.records.size() == 100);
        first.close();
        stripe.remove("/v1/payment_methods", "pm_100");
        TestWorker second = start(first.offsets, "streams", "payment_methods");
        Set<String> ids = new HashSet<>(first.texts("id"));
        second.pollUntil(() -> {
            ids.addAll(second.texts("id"));
            return ids.size() == 250;
        });
    }

    @Test
    void entriesThatAnEventOfTheirParentChangedAreEmittedAndThoseThatLeftAreDeleted() {
        stripe.put(
                "/v1/subscriptions",
                subscription(
                        "{'id':'si_1','object':'subscription_item','quantity':1},{'id':'si_2','object':'subscription_item','quantity':1}"));
        TestWorker worker = start("streams", "subscription_items");
        worker.pollUntil(() -> worker.records.size() == 2);
        stripe.event(
                "evt_1",
                NOW,
                "customer.subscription.updated",
                subscription(
                        "{'id':'si_1','object':'subscription_item','quantity':1},{'id':'si_3','object':'subscription_item','quantity':7}"),
                "{'items':{'data':[{'id':'si_1','object':'subscription_item','quantity':1},{'id':'si_2','object':'subscription_item','quantity':1}]}}");
        worker.pollUntil(() -> worker.records.size() == 4);
        worker.poll();
        assertThat(ids(worker)).isEqualTo("si_1,si_2,si_3,si_2");
        assertThat(worker.texts("operation")).containsExactly("read", "read", "update", "delete");
        assertThat(worker.texts("change_id").get(3)).isEqualTo("evt_1");
        assertThat(payload(worker.records.get(3))).contains("'id':'si_2'");
    }

    private static String subscription(String items) {
        return "{'id':'sub_1','object':'subscription','created':10,'items':{'object':'list','data':[%s],'has_more':false}}"
                .formatted(items);
    }

    @Test
    void entriesThatTheEventOfTheirParentDoesNotCarryAreReadAgain() {
        stripe.put("/v1/customers", "{'id':'cus_1','object':'customer','created':10}");
        stripe.put(
                "/v1/customers/cus_1/balance_transactions",
                "{'id':'cbtxn_1','object':'customer_balance_transaction','created':11}");
        TestWorker worker = start("streams", "customer_balance_transactions");
        worker.pollUntil(() -> worker.records.size() == 1);
        stripe.add(
                "/v1/customers/cus_1/balance_transactions",
                "{'id':'cbtxn_2','object':'customer_balance_transaction','created':12}");
        stripe.event("evt_1", NOW, "customer.updated", "{'id':'cus_1','object':'customer'}", "{'name':'x'}");
        stripe.event("evt_2", NOW + 1, "customer.updated", "{'id':'cus_1','object':'customer'}", "{'balance':0}");
        worker.pollUntil(() -> worker.records.size() == 2);
        worker.poll();
        assertThat(ids(worker)).isEqualTo("cbtxn_1,cbtxn_2");
        assertThat(worker.texts("change_id").get(1)).isEqualTo("evt_2");
    }

    @Test
    void cancellingASubscriptionIsNoDeletion() {
        stripe.put("/v1/subscriptions");
        TestWorker worker = start("streams", "subscriptions");
        worker.pollUntil(() -> stripe.asked("/v1/subscriptions") > 0);
        stripe.event("evt_1", NOW, "customer.subscription.deleted", subscription(""), null);
        worker.pollUntil(() -> worker.records.size() == 1);
        assertThat(worker.texts("operation")).containsExactly("update");
        assertThat(stripe.asked)
                .anyMatch(request -> request.startsWith("/v1/subscriptions?") && request.contains("status=all"));
    }

    @Test
    void changesOfAnotherVersionAreReadAgainIfThatIsWanted() {
        stripe.put("/v1/products", "{'id':'prod_1','object':'product','created':5,'new':true}");
        TestWorker worker = start("streams", "products", "hydrate", "on-version-mismatch");
        worker.pollUntil(() -> worker.records.size() == 1);
        stripe.event("evt_1", NOW, "product.updated", "{'id':'prod_1','object':'product','old':1}", "{'old':0}");
        stripe.event("evt_2", NOW + 1, "product.updated", "{'id':'prod_1','object':'product','old':2}", "{'old':1}");
        stripe.event("evt_3", NOW + 1, "product.updated", "{'id':'prod_gone','object':'product','old':3}", "{'old':2}");
        worker.pollUntil(() -> worker.records.size() == 3);
        assertThat(payload(worker.records.get(1))).contains("'new':true");
        assertThat(worker.texts("change_id").get(1)).isEqualTo("evt_2");
        assertThat(worker.texts("api_version")).containsExactly("2026-10-28.endive", "2026-10-28.endive", "2024-06-20");
        assertThat(payload(worker.records.get(2)))
                .as("the last state that is left")
                .contains("'old':3");
        assertThat(stripe.asked("/v1/products/prod_1"))
                .as("one reading for both events")
                .isEqualTo(1);
    }

    @Test
    void whatEventsLeaveOutIsReadAgain() {
        stripe.put("/v1/prices", "{'id':'price_1','object':'price','created':5,'tiers':[1]}");
        TestWorker worker = start("streams", "prices");
        worker.pollUntil(() -> worker.records.size() == 1);
        stripe.event("evt_1", NOW, "price.updated", "{'id':'price_1','object':'price'}", "{'active':true}");
        worker.pollUntil(() -> worker.records.size() == 2);
        assertThat(payload(worker.records.get(1))).contains("'tiers':[1]");
        assertThat(stripe.asked).contains("/v1/prices/price_1?expand[0]=tiers");
    }

    @Test
    void allChangesAreTheEventsThemselves() {
        stripe.put("/v1/customers", "{'id':'cus_1','object':'customer','created':5}");
        stripe.event("evt_1", NOW - 5_000, "balance.available", "{'object':'balance'}", null);
        TestWorker worker = start("streams", "customers,events");
        worker.pollUntil(() -> worker.records.size() == 2);
        stripe.event("evt_2", NOW, "customer.updated", "{'id':'cus_1','object':'customer'}", "{'name':'a'}");
        stripe.event("evt_3", NOW + 1, "customer.updated", "{'id':'cus_1','object':'customer'}", "{'name':'b'}");
        worker.pollUntil(() -> worker.records.size() == 6);
        List<SourceRecord> events = worker.records.stream()
                .filter(record -> record.topic().equals("stripe.events"))
                .toList();
        assertThat(events)
                .extracting(record -> TestWorker.text(record, "id"))
                .containsExactly("evt_1", "evt_2", "evt_3");
        assertThat(events)
                .extracting(record -> TestWorker.text(record, "object"))
                .containsOnly("event");
        assertThat(events)
                .extracting(record -> TestWorker.text(record, "api_version"))
                .containsOnly("2024-06-20");
        assertThat(payload(events.get(1))).startsWith("{'id':'evt_2','object':'event'");
    }

    @Test
    void aSweepFindsWhatNoEventTells() {
        stripe.put("/v1/invoiceitems", item("ii_2", 20, 1), item("ii_1", 10, 1));
        TestWorker worker = start("streams", "invoice_items", "sweep.interval.ms", "300");
        worker.pollUntil(() -> worker.records.size() == 2);
        stripe.put("/v1/invoiceitems", item("ii_2", 20, 5), item("ii_1", 10, 1));
        worker.pollUntil(() -> worker.records.size() == 3);
        long before = stripe.asked("/v1/invoiceitems");
        worker.pollUntil(() -> stripe.asked("/v1/invoiceitems") >= before + 4);
        assertThat(worker.records).hasSize(3);
        assertThat(payload(worker.records.get(2))).isEqualTo(item("ii_2", 20, 5));
        assertThat(worker.texts("operation")).containsOnly("read");
    }

    @Test
    void aSweepNoticesWhatWasDeletedAndNotWhatTheListOnlyHides() {
        String hidden = "{'id':'pm_2','object':'payment_method','created':20}";
        stripe.put("/v1/payment_methods", hidden, "{'id':'pm_1','object':'payment_method','created':10}");
        TestWorker worker = start("streams", "payment_methods", "sweep.interval.ms", "300");
        worker.pollUntil(() -> worker.records.size() == 2);
        stripe.before("/v1/payment_methods/pm_2", () -> stripe.add("/v1/payment_methods", hidden));
        stripe.put("/v1/payment_methods");
        worker.pollUntil(() -> worker.records.size() == 3);
        assertThat(worker.texts("id")).last().isEqualTo("pm_1");
        assertThat(worker.texts("operation")).containsExactly("read", "read", "delete");
        assertThat(worker.texts("payload")).last().isNull();
    }

    private static String item(String id, long created, int amount) {
        return "{'id':'%s','object':'invoiceitem','date':%d,'amount':%d}".formatted(id, created, amount);
    }

    @Test
    void newObjectsOfAStreamWithoutEventsAreFoundAtTheNewerEndOfItsList() {
        stripe.put(
                "/v1/balance_transactions",
                "{'id':'txn_1','object':'balance_transaction','created':%d}".formatted(NOW - 9));
        TestWorker worker = start("streams", "balance_transactions", "poll.interval.ms", "100");
        worker.pollUntil(() -> worker.records.size() == 1);
        stripe.add(
                "/v1/balance_transactions",
                "{'id':'txn_2','object':'balance_transaction','created':%d}".formatted(NOW));
        worker.close();
        TestWorker again = start(worker.offsets, "streams", "balance_transactions");
        again.pollUntil(() -> again.records.size() == 1);
        assertThat(ids(again)).isEqualTo("txn_2");
        assertThat(again.texts("operation")).containsExactly("create");
    }

    @Test
    void theAccountItselfIsAmongTheAccounts() {
        stripe.put("/v1/accounts", "{'id':'acct_2','object':'account','created':5}");
        TestWorker worker = start("streams", "accounts");
        worker.pollUntil(() -> worker.records.size() == 2);
        assertThat(worker.texts("id")).containsExactlyInAnyOrder("acct_own", "acct_2");
    }

    @Test
    void aStreamThatTheKeyMayNotReadFailsTheTaskAndIsNamed() {
        stripe.put("/v1/customers").refuse("/v1/refunds", 403);
        TestWorker worker = start("streams", "customers,refunds");
        assertThatThrownBy(() -> worker.pollUntil(() -> false))
                .hasStackTraceContaining("Reading refunds failed")
                .hasStackTraceContaining("(403)");
    }

    @Test
    void aStreamThatIsAddedIsReadFromTheStartAndTheOthersGoOn() {
        stripe.put("/v1/customers", "{'id':'cus_1','object':'customer','created':5}");
        stripe.put("/v1/refunds", "{'id':'re_1','object':'refund','created':6}");
        TestWorker first = start("streams", "customers");
        first.pollUntil(() -> first.records.size() == 1);
        first.close();
        TestWorker second = start(first.offsets, "streams", "customers,refunds");
        second.pollUntil(() -> second.records.size() == 1);
        stripe.event("evt_1", NOW, "customer.updated", "{'id':'cus_1','object':'customer'}", "{'name':'a'}");
        second.pollUntil(() -> second.records.size() == 2);
        assertThat(ids(second)).isEqualTo("re_1,cus_1");
    }
}
