package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every resource of the catalog has in common, and what is odd about some: only reading. */
class StripeObjectsTest {
    private static Sandbox sandbox;
    private static Client stripe;
    private static StripeAccount account;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(200)
                .contacts(0)
                .limits(false)
                .stripeObjects("charges", 700)
                .connectedAccounts(2, 5)
                .build());
        stripe = Client.stripe(sandbox, "acme");
        account = sandbox.tenant("acme").stripe();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<String> listedByThemselves() {
        return Catalog.resources().values().stream()
                .filter(r -> r.parent() == null
                        && r.hidden().isEmpty()
                        && r.filters().values().stream().noneMatch(f -> f.contains("!") || f.startsWith("owner")))
                .map(Resource::name);
    }

    @ParameterizedTest
    @MethodSource("listedByThemselves")
    void pagesShowEveryObjectOnceNewestFirstAndEachCanBeRead(String resource) {
        Resource described = Catalog.resource(resource);
        List<JsonNode> all = all(described.path(), "");
        List<String> newestFirst = new ArrayList<>(account.ids(resource));
        Collections.reverse(newestFirst);
        assertThat(all.stream().map(o -> o.get("id").asText())).isEqualTo(newestFirst);
        assertThat(all.stream().map(o -> o.at(described.createdField()).asLong()))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        if (!all.isEmpty()) {
            JsonNode last = all.get(all.size() - 1);
            assertThat(stripe.get(described.path() + "/" + last.get("id").asText())
                            .body())
                    .isEqualTo(last);
        }
        Answer missing = stripe.get(described.path() + "/" + described.prefix() + "nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.at("/error/code").asText()).isEqualTo("resource_missing");
    }

    @Test
    void objectsReferToEachOther() {
        JsonNode charge = stripe.get("/v1/charges?limit=1").at("/data/0");
        JsonNode intent = stripe.get(
                        "/v1/payment_intents/" + charge.get("payment_intent").asText())
                .body();
        assertThat(intent.get("latest_charge")).isEqualTo(charge.get("id"));
        assertThat(intent.get("amount")).isEqualTo(charge.get("amount"));
        assertThat(intent.get("customer")).isEqualTo(charge.get("customer"));
        assertThat(charge.get("created").asLong())
                .isGreaterThan(intent.get("created").asLong());
        JsonNode customer =
                stripe.get("/v1/customers/" + charge.get("customer").asText()).body();
        assertThat(charge.at("/billing_details/email")).isEqualTo(customer.get("email"));
        JsonNode booked = stripe.get("/v1/balance_transactions/"
                        + charge.get("balance_transaction").asText())
                .body();
        assertThat(booked.get("source")).isEqualTo(charge.get("id"));
        assertThat(booked.get("net").asLong() + booked.get("fee").asLong())
                .isEqualTo(charge.get("amount").asLong());
        JsonNode invoice = stripe.get("/v1/invoices?limit=1").at("/data/0");
        JsonNode subscription = stripe.get("/v1/subscriptions/"
                        + invoice.at("/parent/subscription_details/subscription")
                                .asText())
                .body();
        assertThat(subscription.get("customer")).isEqualTo(invoice.get("customer"));
    }

    @Test
    void filtersByReferenceFindTheSameAsLookingAtEach() {
        List<JsonNode> charges = all("/v1/charges", "");
        Set<String> customers = new HashSet<>();
        charges.forEach(c -> customers.add(c.get("customer").asText()));
        for (String customer : customers.stream().limit(5).toList()) {
            assertThat(all("/v1/charges", "customer=" + customer))
                    .isEqualTo(charges.stream()
                            .filter(c -> c.get("customer").asText().equals(customer))
                            .toList());
        }
        assertThat(all("/v1/charges", "customer=cus_none")).isEmpty();
        assertThat(all("/v1/prices", "active=false"))
                .isNotEmpty()
                .allMatch(p -> !p.get("active").asBoolean());
        assertThat(all("/v1/payouts", "arrival_date[gte]=1770000000"))
                .isNotEmpty()
                .allMatch(p -> p.get("arrival_date").asLong() >= 1_770_000_000L);
    }

    @Test
    void listsWithinAreCutToTheirNewestTen() {
        JsonNode invoice = all("/v1/invoices", "").stream()
                .filter(i -> i.at("/lines/has_more").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(invoice.at("/lines/data")).hasSize(10);
        String url = invoice.at("/lines/url").asText();
        assertThat(url).isEqualTo("/v1/invoices/" + invoice.get("id").asText() + "/lines");
        List<JsonNode> lines = all(url, "");
        assertThat(lines).hasSizeGreaterThan(10).startsWith(invoice.at("/lines/data/0"));
        assertThat(lines).allMatch(l -> l.get("invoice").equals(invoice.get("id")));

        JsonNode subscription =
                stripe.get("/v1/subscriptions?status=all&limit=1").at("/data/0");
        assertThat(all(
                        "/v1/subscription_items",
                        "subscription=" + subscription.get("id").asText()))
                .isNotEmpty()
                .startsWith(subscription.at("/items/data/0"));
    }

    static Stream<String> withListsWithin() {
        return Catalog.resources().values().stream()
                .filter(r -> !r.lists().isEmpty())
                .map(Resource::name);
    }

    @ParameterizedTest
    @MethodSource("withListsWithin")
    void aListWithinIsTheBeginningOfTheWholeOne(String resource) {
        Resource described = Catalog.resource(resource);
        described.lists().forEach((name, list) -> {
            List<JsonNode> filled = account.ids(resource).stream()
                    .limit(700)
                    .map(id -> stripe.get(described.path() + "/" + id + "?expand[]=" + name)
                            .at("/" + name))
                    .filter(l -> !l.get("data").isEmpty())
                    .limit(2)
                    .toList();
            assertThat(filled).as(resource + "." + name).isNotEmpty();
            for (JsonNode within : filled) {
                String url = within.get("url").asText();
                Answer whole = stripe.get(url + (url.contains("?") ? "&" : "?") + "limit=10");
                assertThat(whole.at("/data")).as(url).isEqualTo(within.get("data"));
                assertThat(whole.at("/has_more")).as(url).isEqualTo(within.get("has_more"));
            }
        });
    }

    @Test
    void refundsOfAChargeAreAbsentUntilExpanded() {
        String charge = stripe.get("/v1/refunds?limit=1").at("/data/0/charge").asText();
        assertThat(stripe.get("/v1/charges/" + charge).body().has("refunds")).isFalse();
        Answer expanded = stripe.get("/v1/charges/" + charge + "?expand[]=refunds&expand[]=customer");
        assertThat(expanded.at("/refunds/data/0/charge").asText()).isEqualTo(charge);
        assertThat(expanded.at("/customer/object").asText()).isEqualTo("customer");
        assertThat(stripe.get("/v1/charges?expand[]=data.payment_intent.customer")
                        .at("/data/0/payment_intent/customer/object")
                        .asText())
                .isEqualTo("customer");
        assertThat(stripe.get("/v1/charges?expand[]=data.amount").status()).isEqualTo(400);
        assertThat(stripe.get("/v1/charges?expand[]=customer").status()).isEqualTo(400);
    }

    @Test
    void someListsHideWhatIsNotAskedFor() {
        assertThat(all("/v1/reviews", ""))
                .isNotEmpty()
                .allMatch(r -> r.get("open").asBoolean());
        assertThat(account.objects("reviews").values()).anyMatch(r -> r.contains("\"open\":false"));
        assertThat(all("/v1/subscriptions", ""))
                .noneMatch(s -> s.get("status").asText().equals("canceled"));
        assertThat(all("/v1/subscriptions", "status=all")).hasSize(account.count("subscriptions"));
        assertThat(all("/v1/subscriptions", "status=canceled"))
                .isNotEmpty()
                .allMatch(s -> s.get("status").asText().equals("canceled"));
        assertThat(all("/v1/tax_ids", ""))
                .isNotEmpty()
                .allMatch(t -> t.at("/owner/type").asText().equals("self"));
        String customer = all("/v1/tax_ids", "owner[type]=customer")
                .get(0)
                .get("customer")
                .asText();
        assertThat(all("/v1/customers/" + customer + "/tax_ids", ""))
                .isEqualTo(all("/v1/tax_ids", "owner[type]=customer&owner[customer]=" + customer));
    }

    @Test
    void listsThatNeedAParentSaySo() {
        for (String path : List.of("/v1/subscription_items", "/v1/setup_attempts", "/v1/radar/value_list_items")) {
            Answer refused = stripe.get(path);
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.at("/error/code").asText()).isEqualTo("parameter_missing");
        }
        assertThat(stripe.get("/v1/payment_methods?created[gte]=1").status())
                .as("has no such filter")
                .isEqualTo(400);
        Answer missing = stripe.get("/v1/invoices/in_none/lines");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.at("/error/message").asText()).isEqualTo("No such invoice: 'in_none'");
    }

    @Test
    void anOlderVersionDoesNotKnowNewFields() {
        String path = "/v1/products?limit=1";
        assertThat(stripe.get(path).at("/data/0").has("tax_details")).isTrue();
        assertThat(stripe.get(path, "Stripe-Version", "2026-08-26.dahlia")
                        .at("/data/0")
                        .has("tax_details"))
                .isFalse();
    }

    @Test
    void sameSeedSameObjects() {
        try (Sandbox other = Sandbox.start(
                SandboxOptions.builder().customers(200).contacts(0).build())) {
            StripeAccount same = other.tenant("acme").stripe();
            assertThat(same.objects("invoices")).isEqualTo(account.objects("invoices"));
            assertThat(other.tenant("globex").stripe().ids("invoices"))
                    .doesNotContainAnyElementsOf(same.ids("invoices"));
        }
    }

    @Test
    void unknownResourcesAreNamed() {
        assertThat(catchThrowable(() -> SandboxOptions.builder().stripeObjects("charge", 1)))
                .hasMessageContaining("no Stripe objects 'charge'")
                .hasMessageContaining("charges");
    }

    private static List<JsonNode> all(String path, String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = stripe.get(path + "?limit=100&" + filter + cursor);
            assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
            page.at("/data").forEach(all::add);
            if (!page.at("/has_more").asBoolean()) {
                return all;
            }
            cursor = "&starting_after=" + all.get(all.size() - 1).get("id").asText();
        }
    }
}
