package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes to Stripe's objects, by the API and by a test, and the events that tell of them. */
class StripeWriteTest {
    private Sandbox sandbox;
    private Client stripe;
    private StripeAccount account;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(20)
                .contacts(0)
                .limits(false)
                .eventLag(Duration.ZERO)
                .connectedAccounts(1, 1)
                .build());
        stripe = Client.stripe(sandbox, "acme");
        account = sandbox.tenant("acme").stripe();
        // Past the seeded events.
        sandbox.clock().advance(Duration.ofDays(31));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aSaleFromProductToRefund() {
        String product = created("/v1/products", "name=Kaffee&metadata[sku]=K1");
        String price =
                created("/v1/prices", "product=" + product + "&currency=eur&unit_amount=990&recurring[interval]=month");
        Answer priced = stripe.get("/v1/prices/" + price);
        assertThat(priced.at("/recurring/interval").asText()).isEqualTo("month");
        assertThat(priced.at("/unit_amount").asLong()).isEqualTo(990);
        assertThat(priced.at("/type").asText()).isEqualTo("recurring");
        String customer = account.customerIds().get(0);
        String intent =
                created("/v1/payment_intents", "amount=990&currency=eur&customer=" + customer + "&confirm=true");
        Answer paid = stripe.get("/v1/payment_intents/" + intent + "?expand[]=latest_charge");
        assertThat(paid.at("/status").asText()).isEqualTo("succeeded");
        assertThat(paid.at("/latest_charge/amount").asLong()).isEqualTo(990);
        String charge = paid.at("/latest_charge/id").asText();
        created("/v1/refunds", "charge=" + charge + "&amount=90");
        assertThat(stripe.get("/v1/charges/" + charge).at("/amount_refunded").asLong())
                .isEqualTo(90);
        created("/v1/refunds", "payment_intent=" + intent);
        assertThat(stripe.get("/v1/charges/" + charge).at("/refunded").asBoolean())
                .isTrue();
        assertThat(stripe.form("/v1/refunds", "charge=" + charge)
                        .at("/error/code")
                        .asText())
                .isEqualTo("charge_already_refunded");
        assertThat(types())
                .containsExactly(
                        "product.created",
                        "price.created",
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "refund.created",
                        "charge.updated",
                        "refund.created",
                        "charge.updated",
                        "charge.refunded");
    }

    @Test
    void theEventOfAChargeTellsOfItAsItIs() {
        String id = created("/v1/charges", "amount=990&currency=eur&source=tok_visa");

        assertThat(events().get(0).at("/data/object/balance_transaction").asText())
                .startsWith("txn_")
                .isEqualTo(stripe.get("/v1/charges/" + id)
                        .at("/balance_transaction")
                        .asText());
    }

    @Test
    void aSubscriptionIsCancelledNotDeleted() {
        String customer = account.customerIds().get(1);
        String price = account.ids("prices").get(0);
        String id = created(
                "/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price + "&items[0][quantity]=3");
        Answer made = stripe.get("/v1/subscriptions/" + id);
        assertThat(made.at("/items/data/0/price/id").asText()).isEqualTo(price);
        assertThat(made.at("/items/data/0/quantity").asLong()).isEqualTo(3);
        stripe.form("/v1/subscriptions/" + id, "metadata[k]=v");
        Answer cancelled = stripe.delete("/v1/subscriptions/" + id);
        assertThat(cancelled.at("/status").asText()).isEqualTo("canceled");
        assertThat(stripe.get("/v1/subscriptions/" + id).status()).isEqualTo(200);
        assertThat(types())
                .containsExactly(
                        "customer.subscription.created",
                        "customer.subscription.updated",
                        "customer.subscription.deleted");
        JsonNode update = events().get(1);
        assertThat(update.at("/data/previous_attributes/metadata/k").isNull()).isTrue();
        assertThat(update.at("/data/object/items/data")).hasSize(1);
        assertThat(events().get(2).at("/data/object/status").asText()).isEqualTo("canceled");
    }

    @Test
    void anInvoiceIsFinalizedAndPaid() {
        String id = created("/v1/invoices", "customer=" + account.customerIds().get(0));
        assertThat(stripe.get("/v1/invoices/" + id).at("/status").asText()).isEqualTo("draft");
        stripe.form("/v1/invoices/" + id + "/finalize", "");
        stripe.form("/v1/invoices/" + id + "/pay", "");
        assertThat(types())
                .containsExactly(
                        "invoice.created", "invoice.updated", "invoice.finalized", "invoice.updated", "invoice.paid");
    }

    @Test
    void writesAreIdempotentAndChecked() {
        String first = stripe.form("/v1/coupons", "percent_off=12.5&duration=once", "Idempotency-Key", "c")
                .at("/id")
                .asText();
        assertThat(stripe.form("/v1/coupons", "percent_off=12.5&duration=once", "Idempotency-Key", "c")
                        .at("/id")
                        .asText())
                .isEqualTo(first);
        assertThat(stripe.get("/v1/coupons/" + first).at("/percent_off").asDouble())
                .isEqualTo(12.5);
        assertThat(stripe.form("/v1/products", "").at("/error/code").asText()).isEqualTo("parameter_missing");
        assertThat(stripe.form("/v1/products", "name=x&colour=red")
                        .at("/error/code")
                        .asText())
                .isEqualTo("parameter_unknown");
        assertThat(stripe.form("/v1/prices", "product=prod_none&currency=eur")
                        .at("/error/param")
                        .asText())
                .isEqualTo("product");
        assertThat(stripe.form("/v1/products", "id=own&name=x").at("/id").asText())
                .isEqualTo("own");
        assertThat(stripe.form("/v1/products", "id=own&name=x")
                        .at("/error/code")
                        .asText())
                .isEqualTo("resource_already_exists");
        assertThat(stripe.delete("/v1/products/own").at("/deleted").asBoolean()).isTrue();
        assertThat(stripe.get("/v1/products/own").status()).isEqualTo(404);
        assertThat(types()).endsWith("product.created", "product.deleted");
    }

    static List<String> all() {
        return List.copyOf(Catalog.names());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyResourceCanBeDrivenByATest(String resource) {
        Resource described = Catalog.resource(resource);
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (described.parent() != null) {
            String name = described.parent().replace("/", "");
            String parents = described.values().get(name).split(" ")[1];
            List<String> ids = account.ids(parents);
            fields.put(name, ids.get(0));
        }
        int before = account.count(resource);
        String id = account.insert(resource, fields);
        account.change(resource, id, JsonNodeFactory.instance.objectNode().put("description", "changed"));
        assertThat(account.object(resource, id).orElseThrow()).contains("\"description\":\"changed\"");
        assertThat(account.count(resource)).isEqualTo(before + 1);
        account.delete(resource, id);
        assertThat(account.object(resource, id)).isEmpty();
        List<String> expected = new ArrayList<>();
        expected.add(described.events().create());
        expected.add(described.events().update());
        expected.add(described.events().delete());
        expected.removeIf(type -> type == null);
        assertThat(types()).isEqualTo(described.log() == null ? expected : List.of());
    }

    @Test
    void aChangedObjectKeepsItsPlaceAndIsFoundByItsNewValues() {
        String charge = account.ids("charges").get(3);
        String customer = account.customerIds().get(0);
        account.change("charges", charge, JsonNodeFactory.instance.objectNode().put("customer", customer));
        List<String> found = new ArrayList<>();
        stripe.get("/v1/charges?limit=100&customer=" + customer)
                .at("/data")
                .forEach(c -> found.add(c.get("id").asText()));
        assertThat(found).contains(charge);
        assertThat(account.ids("charges").get(3)).isEqualTo(charge);
        account.delete("charges", charge);
        Answer cursor = stripe.get("/v1/charges?starting_after=" + charge);
        assertThat(cursor.status()).isEqualTo(400);
        assertThat(cursor.at("/error/code").asText()).isEqualTo("resource_missing");
        assertThat(cursor.at("/error/param").asText()).isEqualTo("starting_after");
        assertThat(cursor.at("/error/message").asText()).isEqualTo("No such charge: '" + charge + "'");
    }

    private String created(String path, String form) {
        Answer answer = stripe.form(path, form);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.at("/id").asText();
    }

    /** Oldest first. */
    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        stripe.get("/v1/events?limit=100").at("/data").forEach(e -> events.add(0, e));
        return events;
    }

    private List<String> types() {
        return events().stream().map(e -> e.get("type").asText()).toList();
    }
}
