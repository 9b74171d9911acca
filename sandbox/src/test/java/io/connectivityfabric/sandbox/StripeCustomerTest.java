package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.sandbox.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StripeCustomerTest {
    private static Sandbox sandbox;
    private static Client stripe;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(5)
                .contacts(0)
                .limits(false)
                .eventLag(Duration.ZERO)
                .build());
        stripe = Client.stripe(sandbox, "acme");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void keyIsTakenAsBearerAndAsBasicUser() {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("rk_test_acme:".getBytes(StandardCharsets.US_ASCII));
        assertThat(stripe.get("/v1/account", "Authorization", basic).at("/id").asText())
                .isEqualTo("acct_acme");
        assertThat(stripe.get("/v1/account").at("/id").asText()).isEqualTo("acct_acme");
        assertThat(Client.stripe(sandbox, "globex").get("/v1/account").at("/id").asText())
                .isEqualTo("acct_globex");
    }

    @Test
    void missingUnknownAndLiveKeysAreUnauthorized() {
        Answer missing = stripe.as(null).get("/v1/customers");
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(missing.at("/error/message").asText()).startsWith("You did not provide an API key.");
        assertThat(missing.header("WWW-Authenticate")).isNotNull();
        Answer unknown = stripe.as("sk_test_verysecret99").get("/v1/customers");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.at("/error/message").asText()).isEqualTo("Invalid API Key provided: sk_test_********et99");
        assertThat(stripe.as("sk_live_acme").get("/v1/customers").status()).isEqualTo(401);
    }

    @Test
    void otherAccountsAreOutOfReach() {
        assertThat(stripe.get("/v1/customers", "Stripe-Account", "acct_acme").status())
                .isEqualTo(200);
        Answer other = stripe.get("/v1/customers", "Stripe-Account", "acct_globex");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.at("/error/code").asText()).isEqualTo("account_invalid");
    }

    @Test
    void everyAnswerHasItsOwnRequestIdAndNamesTheVersion() {
        Answer first = stripe.get("/v1/customers", "Stripe-Version", "2026-08-26.dahlia");
        assertThat(first.header("Request-Id")).matches("req_[0-9A-Za-z]{14}");
        assertThat(stripe.get("/v1/nothing").header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(first.header("Stripe-Version")).isEqualTo("2026-08-26.dahlia");
        assertThat(stripe.get("/v1/customers", "Stripe-Version", "latest").status())
                .isEqualTo(400);
    }

    @Test
    void createsFromNestedForm() {
        Answer created = stripe.form(
                "/v1/customers",
                "name=Zo%C3%AB+M%C3%BCller&email=Zoe%40Example.com&address[city]=K%C3%B6ln&metadata[plan]=gold"
                        + "&preferred_locales[]=de-DE&preferred_locales[]=fr&balance=-500&business_name=ACME"
                        + "&shipping[name]=Z&shipping[address][line1]=Weg+1"
                        + "&invoice_settings[custom_fields][0][name]=PO&invoice_settings[custom_fields][0][value]=7");
        assertThat(created.status()).as(created.raw().body()).isEqualTo(200);
        assertThat(created.at("/id").asText()).matches("cus_[0-9A-Za-z]{14}");
        assertThat(created.at("/name").asText()).isEqualTo("Zoë Müller");
        assertThat(created.at("/email").asText()).isEqualTo("Zoe@Example.com");
        assertThat(created.at("/address/city").asText()).isEqualTo("Köln");
        assertThat(created.at("/address/line1").isNull()).isTrue();
        assertThat(created.at("/metadata/plan").asText()).isEqualTo("gold");
        assertThat(created.at("/preferred_locales").toString()).isEqualTo("[\"de-DE\",\"fr\"]");
        assertThat(created.at("/balance").asInt()).isEqualTo(-500);
        assertThat(created.at("/shipping/address/line1").asText()).isEqualTo("Weg 1");
        assertThat(created.at("/invoice_settings/custom_fields/0/value").asText())
                .isEqualTo("7");
        assertThat(stripe.get("/v1/customers/" + created.at("/id").asText()).body())
                .isEqualTo(created.body());
    }

    @Test
    void refusesParametersThatTheApiDoesNotHave() {
        for (String form : new String[] {"nmae=X", "address[street]=X", "default_source=src_1", "metadata[a][b]=1"}) {
            assertThat(stripe.form("/v1/customers", form).status()).as(form).isEqualTo(400);
        }
        Answer json = stripe.post("/v1/customers", Map.of("name", "X"));
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.at("/error/message").asText()).contains("application/x-www-form-urlencoded");
        assertThat(stripe.form("/v1/customers", "email=nobody")
                        .at("/error/code")
                        .asText())
                .isEqualTo("email_invalid");
        assertThat(stripe.form("/v1/customers", "phone=" + "1".repeat(21))
                        .at("/error/param")
                        .asText())
                .isEqualTo("phone");
        assertThat(stripe.form("/v1/customers", "shipping[name]=X")
                        .at("/error/code")
                        .asText())
                .isEqualTo("parameter_missing");
        assertThat(stripe.form("/v1/customers", "balance=1.5").at("/error/code").asText())
                .isEqualTo("parameter_invalid_integer");
    }

    @Test
    void updateClearsWithAnEmptyTextAndTellsWhatWasThere() {
        String id = stripe.form(
                        "/v1/customers", "name=Old&phone=123&metadata[keep]=1&metadata[drop]=2&address[city]=Ulm")
                .at("/id")
                .asText();
        Answer updated = stripe.form(
                "/v1/customers/" + id, "name=New&phone=&metadata[drop]=&metadata[add]=3&address[city]=Bonn");
        assertThat(updated.at("/phone").isNull()).isTrue();
        assertThat(updated.at("/metadata").toString()).isEqualTo("{\"keep\":\"1\",\"add\":\"3\"}");
        Answer events = stripe.get("/v1/events?limit=1");
        assertThat(events.at("/data/0/type").asText()).isEqualTo("customer.updated");
        assertThat(events.at("/data/0/data/object")).isEqualTo(updated.body());
        assertThat(events.at("/data/0/data/previous_attributes").toString())
                .isEqualTo("{\"address\":{\"city\":\"Ulm\"},\"metadata\":{\"drop\":\"2\",\"add\":null},"
                        + "\"name\":\"Old\",\"phone\":\"123\"}");
    }

    @Test
    void deletedCustomerLeavesAStubAndAnEventWithItsLastState() {
        Answer created = stripe.form("/v1/customers", "name=Gone");
        String id = created.at("/id").asText();
        String stub = "{\"id\":\"" + id + "\",\"object\":\"customer\",\"deleted\":true}";
        assertThat(stripe.delete("/v1/customers/" + id).raw().body()).isEqualTo(stub);
        assertThat(stripe.get("/v1/customers/" + id).raw().body()).isEqualTo(stub);
        assertThat(stripe.delete("/v1/customers/" + id).status()).isEqualTo(404);
        Answer update = stripe.form("/v1/customers/" + id, "name=X");
        assertThat(update.status()).isEqualTo(404);
        assertThat(update.at("/error/message").asText()).isEqualTo("No such customer: '" + id + "'");
        Answer events = stripe.get("/v1/events?limit=1&type=customer.deleted");
        assertThat(events.at("/data/0/data/object")).isEqualTo(created.body());
        assertThat(events.at("/data/0/data/previous_attributes").isMissingNode())
                .isTrue();
    }

    @Test
    void idempotencyKeyReplaysTheSameRequestAndRefusesAnother() {
        int before = sandbox.tenant("acme").stripe().customerCount();
        Answer first = stripe.form("/v1/customers", "name=Once", "Idempotency-Key", "key-1");
        Answer again = stripe.form("/v1/customers", "name=Once", "Idempotency-Key", "key-1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        Answer other = stripe.form("/v1/customers", "name=Twice", "Idempotency-Key", "key-1");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.at("/error/type").asText()).isEqualTo("idempotency_error");
        assertThat(sandbox.tenant("acme").stripe().customerCount()).isEqualTo(before + 1);
        Answer event = stripe.get("/v1/events?limit=1");
        assertThat(event.at("/data/0/request/idempotency_key").asText()).isEqualTo("key-1");
        assertThat(event.at("/data/0/request/id").asText()).isEqualTo(first.header("Request-Id"));
    }

    @Test
    void refusedRequestsAreNotSavedUnderTheirKey() {
        assertThat(stripe.form("/v1/customers", "nmae=X", "Idempotency-Key", "key-2")
                        .status())
                .isEqualTo(400);
        assertThat(stripe.form("/v1/customers", "name=X", "Idempotency-Key", "key-2")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void expandsEmptyListsAndRefusesWhatCannotBeExpanded() {
        String id = sandbox.tenant("acme").stripe().customerIds().get(0);
        assertThat(stripe.get("/v1/customers/" + id + "?expand[]=tax_ids")
                        .at("/tax_ids/url")
                        .asText())
                .isEqualTo("/v1/customers/" + id + "/tax_ids");
        assertThat(stripe.get("/v1/customers?expand[]=data.tax_ids")
                        .at("/data/0/tax_ids/data")
                        .isEmpty())
                .isTrue();
        assertThat(stripe.get("/v1/customers?expand[]=tax_ids").status()).isEqualTo(400);
        assertThat(stripe.get("/v1/customers/" + id + "?expand[]=name").status())
                .isEqualTo(400);
    }
}
