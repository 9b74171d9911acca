package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe bills: states, references, and the shapes of its versions. */
class StripeBillingReadTest {

    /** {@code customer.subscription.deleted} says that it was canceled: the subscription is still there. */
    @Test
    @Tag("edge-41")
    void aCanceledSubscriptionIsNotADeletedOne() {
        Struct subscription = Stripe.read(
                "subscription", "'status':'canceled','canceled_at':1700000000,'ended_at':1700000000", Operation.UPDATE);
        assertThat(subscription.getString("status")).isEqualTo("CANCELED");
        assertThat(subscription.get("ended_at")).isEqualTo(Date.from(Instant.ofEpochSecond(1_700_000_000)));
        assertThat(subscription.getStruct("meta").getString("operation")).isEqualTo("UPSERT");
        assertThat(subscription.getStruct("meta").getBoolean("deleted")).isFalse();
        assertThat(subscription.getStruct("meta").get("deleted_at")).isNull();
    }

    @ParameterizedTest
    @Tag("edge-49")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'cus_1' | cus_1",
                "{'id':'cus_1','object':'customer','name':'Jenny'} | cus_1",
                "{'id':'cus_1','object':'customer','deleted':true} | cus_1",
                "null |",
            })
    void whatIsReferredToComesByItsIdOrWholeOrDeletedOrNotAtAll(String customer, String id) {
        for (String object : new String[] {"charge", "payment_intent", "subscription", "invoice"}) {
            assertThat(Stripe.read(object, "'customer':" + customer).getString("customer_id"))
                    .as(object)
                    .isEqualTo(id);
        }
        assertThat(Stripe.read("refund", "'charge':" + customer).getString("payment_id"))
                .isEqualTo(id);
        assertThat(Stripe.read("price", "'product':" + customer).getString("product_id"))
                .isEqualTo(id);
    }

    @Test
    @Tag("edge-49")
    void aReferenceThatIsAListIsNotGuessed() {
        assertThatThrownBy(() -> Stripe.read("charge", "'customer':['cus_1']"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'customer_email': cannot be read at 'customer.email'");
    }

    @Test
    @Tag("edge-61")
    void thePeriodIsOfTheSubscriptionOrOfItsItems() {
        String item = "{'id':'si_1','price':'price_1'%s}";
        Struct older = Stripe.read(
                "subscription",
                "'current_period_start':1700000000,'current_period_end':1702592000,'items':{'data':["
                        + item.formatted("") + "]}");
        Struct newer = Stripe.read(
                "subscription",
                "'items':{'data':["
                        + item.formatted(",'current_period_start':1700000000,'current_period_end':1702592000") + "]}");
        for (String field : new String[] {"current_period_start", "current_period_end", "items"}) {
            assertThat(newer.get(field)).as(field).isNotNull().isEqualTo(older.get(field));
        }
    }

    @Test
    @Tag("edge-61")
    void anInvoiceSaysTheSameInBothOfItsShapes() {
        Struct older = Stripe.read(
                "invoice",
                "'currency':'eur','subscription':'sub_1','tax':190,'lines':{'data':["
                        + "{'id':'il_1','amount':1000,'price':{'id':'price_1','product':'prod_1'},'subscription':'sub_1',"
                        + "'tax_amounts':[{'amount':190}],'proration':false}]}");
        Struct newer = Stripe.read(
                "invoice",
                "'currency':'eur','parent':{'subscription_details':{'subscription':'sub_1'}},"
                        + "'total_taxes':[{'amount':190}],'lines':{'data':[{'id':'il_1','amount':1000,"
                        + "'pricing':{'price_details':{'price':'price_1','product':'prod_1'}},"
                        + "'parent':{'subscription_item_details':{'subscription':'sub_1','proration':false}},"
                        + "'taxes':[{'amount':190}]}]}");
        for (String field : new String[] {"subscription_id", "tax_total", "lines"}) {
            assertThat(newer.get(field)).as(field).isNotNull().isEqualTo(older.get(field));
        }
    }

    @ParameterizedTest
    @Tag("edge-51")
    @CsvSource({
        "subscription,status,source_status",
        "invoice,status,source_status",
        "payment_intent,status,source_status",
        "charge,status,source_status",
        "refund,status,source_status",
    })
    void aStateThatIsNotKnownKeepsItsName(String object, String field, String source) {
        Struct record = Stripe.read(object, "'status':'brand_new'");
        assertThat(record.getString(field)).isEqualTo("UNKNOWN");
        assertThat(record.getString(source)).isEqualTo("brand_new");
    }

    @Test
    @Tag("edge-48")
    void aListOfWhichMoreIsToComeIsTruncated() {
        String list = "{'has_more':%s,'data':[]}";
        assertThat(Stripe.read("invoice", "'lines':" + list.formatted("true")).getBoolean("lines_truncated"))
                .isTrue();
        assertThat(Stripe.read("invoice", "'lines':" + list.formatted("false")).getBoolean("lines_truncated"))
                .isFalse();
        assertThat(Stripe.read("subscription", "'items':" + list.formatted("true"))
                        .getBoolean("items_truncated"))
                .isTrue();
    }

    @Test
    @Tag("edge-28")
    void theSumOfNoDiscountsIsZero() {
        Struct total = Stripe.read("invoice", "'currency':'eur','total_discount_amounts':[]")
                .getStruct("discount_total");
        assertThat(total.getInt64("minor_units")).isZero();
        assertThat(total.getString("currency")).isEqualTo("EUR");
        assertThat(Stripe.read("invoice", "'currency':'eur'").getStruct("discount_total"))
                .isNull();
    }
}
