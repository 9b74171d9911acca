package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;

class StripeBudgetsTest {

    @Test
    void aSandboxHasALowerLimitThanALiveAccount() {
        RateBudget[] live = budgets("sk_live_limits").of("GET /v1/customers");
        RateBudget[] test = budgets("rk_test_limits").of("GET /v1/customers");

        assertThat(live).extracting(b -> b.stats().limit().permits()).containsExactly(25, 100);
        assertThat(test).extracting(b -> b.stats().limit().permits()).containsExactly(25, 25);
    }

    @Test
    void endpointsHaveTheirOwnLimitUnderTheAccounts() {
        StripeBudgets budgets = budgets("sk_live_endpoints");

        RateBudget[] customers = budgets.of("GET /v1/customers");
        RateBudget[] events = budgets.of("GET /v1/events");

        assertThat(customers[0]).isNotSameAs(events[0]);
        assertThat(customers[1]).isSameAs(events[1]);
    }

    @Test
    void searchesShareALimitAndSoDoReadsOfFiles() {
        StripeBudgets budgets = budgets("sk_live_files");

        RateBudget customers = budgets.of("GET /v1/customers/search")[0];
        RateBudget charges = budgets.of("GET /v1/charges/search")[0];
        RateBudget files = budgets.of("GET /v1/files")[0];

        assertThat(customers).isSameAs(charges);
        assertThat(customers.stats().limit().permits()).isEqualTo(20);
        assertThat(files).isSameAs(budgets.of("GET /v1/files/{id}")[0]).isNotSameAs(customers);
        assertThat(files.stats().limit().permits()).isEqualTo(20);
        assertThat(budgets.of("GET /v1/file_links")[0].stats().limit().permits())
                .isEqualTo(25);
    }

    @Test
    void limitsThatStripeRaisedAreUsed() {
        StripeBudgets budgets = budgets("sk_live_raised", new StripeLimits(50, 400, 30, null, RateUse.FULL));

        assertThat(budgets.of("GET /v1/customers"))
                .extracting(b -> b.stats().limit().permits())
                .containsExactly(50, 400);
        assertThat(budgets.of("GET /v1/files")[0].stats().limit().permits()).isEqualTo(30);
    }

    @Test
    void aLiveAccountHasTheLeastOfReadsAndASandboxIsNotPaced() {
        assertThat(budgets("sk_live_reads").reads().stats().granted()).isEqualTo(10_000);
        assertThat(budgets("sk_test_reads").reads().stats().granted()).isZero();
        StripeLimits more = new StripeLimits(25, null, 20, 2_000_000L, new RateUse(1, 0.1));
        assertThat(budgets("sk_live_reads", more).reads().stats().granted()).isEqualTo(1_800_000);
    }

    @Test
    void twoKeysOfOneAccountShareItsLimitsOnceTheAccountIsKnown() {
        StripeBudgets one = budgets("sk_live_one");
        StripeBudgets two = budgets("rk_live_two");
        assertThat(one.of("GET /v1/customers")[1]).isNotSameAs(two.of("GET /v1/customers")[1]);

        one.belongsTo("acct_shared");
        two.belongsTo("acct_shared");

        assertThat(one.of("GET /v1/customers")).containsExactly(two.of("GET /v1/customers"));
        assertThat(budgets("sk_live_one").of("GET /v1/customers")).containsExactly(two.of("GET /v1/customers"));
    }

    private static StripeBudgets budgets(String key) {
        return budgets(key, StripeLimits.documented(RateUse.FULL));
    }

    private static StripeBudgets budgets(String key, StripeLimits limits) {
        return new StripeBudgets(new StripeSettings(
                URI.create("https://budgets.example.test"),
                key,
                StripeSettings.DEFAULT_API_VERSION,
                null,
                limits,
                TransportSettings.defaults(),
                RetryPolicy.none()));
    }
}
