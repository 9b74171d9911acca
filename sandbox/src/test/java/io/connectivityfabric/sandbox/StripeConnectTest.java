package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platforms with connected accounts, and keys that reach only so far. */
class StripeConnectTest {
    private Sandbox sandbox;
    private Client stripe;
    private StripeAccount platform;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(20)
                .contacts(0)
                .limits(false)
                .eventLag(Duration.ZERO)
                .connectedAccounts(3, 7)
                .restrictedKey("few", "customers", "products:write")
                .build());
        stripe = Client.stripe(sandbox, "acme");
        platform = sandbox.tenant("acme").stripe();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aPlatformListsItsAccountsAndAHeaderChoosesOne() {
        List<String> accounts = ids(stripe.get("/v1/accounts"));
        assertThat(accounts).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.startsWith("acct_"));
        String first = accounts.get(0);
        List<String> own = ids(stripe.get("/v1/customers?limit=100"));
        List<String> theirs = ids(stripe.get("/v1/customers?limit=100", "Stripe-Account", first));
        assertThat(theirs).hasSize(7).doesNotContainAnyElementsOf(own);
        assertThat(ids(stripe.get("/v1/customers?limit=100", "Stripe-Account", accounts.get(1))))
                .doesNotContainAnyElementsOf(theirs);
        assertThat(stripe.get("/v1/account", "Stripe-Account", first).at("/id").asText())
                .isEqualTo(first);
        assertThat(ids(stripe.get("/v1/accounts/" + first + "/persons"))).isNotEmpty();
        assertThat(ids(stripe.get("/v1/accounts/" + first + "/external_accounts")))
                .isNotEmpty();
        Answer unknown = stripe.get("/v1/customers", "Stripe-Account", "acct_unknown");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.at("/error/code").asText()).isEqualTo("account_invalid");
    }

    @Test
    void accountsComeAndGo() {
        String made = platform.insert(
                "accounts", JsonNodeFactory.instance.objectNode().put("email", "new@example.com"));
        assertThat(ids(stripe.get("/v1/accounts"))).startsWith(made);
        assertThat(ids(stripe.get("/v1/customers", "Stripe-Account", made))).hasSize(7);
        platform.delete("accounts", made);
        assertThat(stripe.get("/v1/customers", "Stripe-Account", made).status()).isEqualTo(403);
    }

    @Test
    void eventsOfAConnectedAccountAreItsOwn() {
        sandbox.clock().advance(Duration.ofDays(31));
        String account = platform.ids("accounts").get(0);
        platform.connected(account).orElseThrow().createCustomer(Map.of("name", "x"));
        platform.change(
                "accounts", account, JsonNodeFactory.instance.objectNode().put("email", "x@example.com"));
        assertThat(stripe.get("/v1/events").at("/data")).isEmpty();
        List<String> types = new ArrayList<>();
        stripe.get("/v1/events", "Stripe-Account", account)
                .at("/data")
                .forEach(e -> types.add(e.get("type").asText()));
        assertThat(types).containsExactly("account.updated", "customer.created");
    }

    @Test
    void whoIsNoPlatformHasNoAccounts() {
        try (Sandbox plain =
                Sandbox.start(SandboxOptions.builder().customers(5).contacts(0).build())) {
            assertThat(Client.stripe(plain, "acme").get("/v1/accounts").at("/data"))
                    .isEmpty();
        }
    }

    @Test
    void aRestrictedKeyReachesOnlyWhatItWasGiven() {
        Client few = stripe.as("rk_test_acme_few");
        assertThat(few.get("/v1/customers").status()).isEqualTo(200);
        Answer refused = few.get("/v1/charges");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(refused.at("/error/message").asText())
                .contains("does not have the required permissions")
                .contains("'rak_charge_read'")
                .doesNotContain("rk_test_acme_few");
        assertThat(few.get("/v1/events").at("/error/message").asText()).contains("'rak_event_read'");
        assertThat(few.form("/v1/customers", "name=x").at("/error/message").asText())
                .contains("'rak_customer_write'");
        assertThat(few.form("/v1/products", "name=x").status()).isEqualTo(200);
        assertThat(stripe.as("rk_test_acme_unknown").get("/v1/customers").status())
                .isEqualTo(401);
        sandbox.stripeKeys().restrict("few", List.of("charges"));
        assertThat(few.get("/v1/charges").status()).isEqualTo(200);
        assertThat(few.get("/v1/customers").status()).isEqualTo(403);
        assertThatThrownBy(() -> sandbox.stripeKeys().restrict("typo", List.of("chargess")))
                .hasMessageContaining("chargess");
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        page.at("/data").forEach(o -> ids.add(o.get("id").asText()));
        return ids;
    }
}
