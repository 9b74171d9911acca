package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.raw.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeStreamsTest {
    @Test
    void allThatTheBestPeersHaveIsThere() {
        assertThat(StripeStreams.names())
                .hasSizeGreaterThanOrEqualTo(53)
                .contains(
                        "accounts",
                        "application_fees",
                        "application_fee_refunds",
                        "authorizations",
                        "balance_transactions",
                        "bank_accounts",
                        "cardholders",
                        "cards",
                        "charges",
                        "checkout_sessions",
                        "checkout_session_line_items",
                        "coupons",
                        "credit_notes",
                        "credit_note_lines",
                        "customers",
                        "customer_balance_transactions",
                        "disputes",
                        "early_fraud_warnings",
                        "events",
                        "external_accounts",
                        "files",
                        "file_links",
                        "invoice_items",
                        "invoice_line_items",
                        "invoices",
                        "payment_intents",
                        "payment_methods",
                        "payouts",
                        "persons",
                        "plans",
                        "prices",
                        "products",
                        "promotion_codes",
                        "refunds",
                        "reviews",
                        "setup_attempts",
                        "setup_intents",
                        "shipping_rates",
                        "subscriptions",
                        "subscription_items",
                        "subscription_schedules",
                        "tax_ids",
                        "tax_rates",
                        "top_ups",
                        "transactions",
                        "transfers",
                        "transfer_reversals",
                        "billing_meters",
                        "value_lists",
                        "value_list_items");
    }

    @Test
    void everyStreamHasSomeWayToLearnOfChanges() {
        assertThat(StripeStreams.all())
                .allSatisfy(stream -> assertThat(stream.hasEvents() || stream.follow() || stream.sweep() != null)
                        .as(stream.name())
                        .isTrue());
    }

    @Test
    void parentsAreThemselvesStreamsThatCanBeCutByTime() {
        assertThat(StripeStreams.all())
                .filteredOn(stream -> stream.below() != null)
                .allSatisfy(stream -> {
                    StripeStream parent = StripeStreams.named(stream.below().stream());
                    assertThat(parent.created()).as(stream.name()).isTrue();
                    assertThat(parent.events())
                            .as(stream.name())
                            .containsAll(stream.below().events());
                    assertThat(stream.list().toString()).as(stream.name()).contains("{id}");
                });
    }

    @Test
    void deletesAreAmongTheEventsAndAnEventMeansOneThingToAnObject() {
        List<String> meanings = new ArrayList<>();
        for (StripeStream stream : StripeStreams.all()) {
            assertThat(stream.events()).as(stream.name()).containsAll(stream.deletes());
            for (String event : stream.events()) {
                stream.objects().forEach(object -> meanings.add(event + " of a " + object));
            }
        }
        assertThat(meanings).doesNotHaveDuplicates();
    }

    @Test
    void whatAnEventMeans() {
        StripeStream subscriptions = StripeStreams.named("subscriptions");
        assertThat(subscriptions.operation("customer.subscription.deleted", "subscription"))
                .contains(Operation.UPDATE);
        assertThat(StripeStreams.named("cards").operation("customer.source.deleted", "card"))
                .contains(Operation.DELETE);
        assertThat(StripeStreams.named("cards").operation("customer.source.deleted", "bank_account"))
                .isEmpty();
        assertThat(StripeStreams.named("refunds").operation("charge.refund.updated", "refund"))
                .contains(Operation.UPDATE);
        assertThat(StripeStreams.named("charges").operation("charge.refund.updated", "refund"))
                .isEmpty();
        assertThat(StripeStreams.named("invoices").operation("invoice.upcoming", "invoice"))
                .isEmpty();
    }

    @Test
    void theStandardIsTheCoreOfABusiness() {
        assertThat(StripeStreams.core())
                .contains("customers", "products", "prices", "subscriptions", "invoices", "payment_intents", "charges")
                .doesNotContain("cardholders", "accounts", "events");
    }
}
