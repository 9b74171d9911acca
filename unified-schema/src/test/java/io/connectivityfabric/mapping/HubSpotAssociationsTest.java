package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HubSpot objects belong to. */
class HubSpotAssociationsTest {

    private static Struct read(String object, String associations) {
        return HubSpot.read(
                object,
                Fixtures.json("{'id':'501','properties':{},'associations':{%s}}"
                        .formatted(associations)
                        .replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({"deal", "ticket"})
    void thePrimaryCompanyComesFirstAndOnce(String object) {
        Struct record = read(object, """
                'contacts':{'results':[{'id':'1','type':'x'},{'id':'2','type':'x'}]},
                'companies':{'results':[{'id':'8','type':'%1$s_to_company_unlabeled'},
                  {'id':'9','type':'%1$s_to_company_unlabeled'},{'id':'9','type':'%1$s_to_company'}]}""".formatted(object));
        assertThat(record.getArray("customer_ids")).isEqualTo(List.of("1", "2"));
        assertThat(record.getArray("company_ids")).isEqualTo(List.of("9", "8"));
    }

    @Test
    void aContactsCompanyIsItsPrimaryOneOrElseTheFirst() {
        ObjectNode contact = HubSpot.object("'associatedcompanyid':'9'");
        contact.set("associations", Fixtures.json("{\"companies\":{\"results\":[{\"id\":\"8\",\"type\":\"x\"}]}}"));
        assertThat(HubSpot.read("contact", contact).getString("company_id")).isEqualTo("9");
        contact.putObject("properties").put("associatedcompanyid", "");
        assertThat(HubSpot.read("contact", contact).getString("company_id")).isEqualTo("8");
    }

    @Test
    void aPaymentBelongsToManyThings() {
        Struct payment = read(
                "commerce_payment",
                "'contacts':{'results':[{'id':'1'}]},'invoices':{'results':[{'id':'2'}]},"
                        + "'subscriptions':{'results':[{'id':'3'}]},'deals':{'results':[{'id':'4'}]}");
        assertThat(payment.getString("customer_id")).isEqualTo("1");
        assertThat(payment.getString("invoice_id")).isEqualTo("2");
        assertThat(payment.getString("subscription_id")).isEqualTo("3");
        assertThat(payment.getString("deal_id")).isEqualTo("4");
    }

    @ParameterizedTest
    @Tag("edge-48")
    @CsvSource({
        "invoice,lines_truncated,'line items'",
        "invoice,lines_truncated,line_items",
        "subscription,items_truncated,'line items'",
        "subscription,items_truncated,line_items",
    })
    void aListOfWhichMoreIsToComeIsTruncated(String object, String field, String key) {
        String page = "'" + key + "':{'results':[{'id':'1'}]";
        assertThat(read(object, page + ",'paging':{'next':{'after':'2'}}}").getBoolean(field))
                .isTrue();
        assertThat(read(object, page + "}").getBoolean(field)).isFalse();
    }

    @Test
    void aLineKeepsItsTermBesideItsCadence() {
        Struct deal = HubSpot.read("deal", Fixtures.json("""
                {"id": "501", "properties": {}, "line_items": [{"id": "1", "properties":
                  {"name": "Seat", "recurringbillingfrequency": "monthly", "hs_recurring_billing_period": "P24M"}}]}"""));
        Struct line = deal.<Struct>getArray("line_items").get(0);
        assertThat(line.getStruct("recurrence").getString("interval")).isEqualTo("MONTH");
        assertThat(line.getMap("custom_fields")).isEqualTo(java.util.Map.of("hs_recurring_billing_period", "P24M"));
    }

    @Test
    void anItemWithoutACadenceHasThatOfItsSubscription() {
        Struct subscription = HubSpot.read("subscription", Fixtures.json("""
                {"id": "501", "properties": {"hs_recurring_billing_frequency": "annually"},
                 "line_items": [{"id": "1", "properties": {"name": "Seat"}}]}"""));
        Struct recurrence = subscription.<Struct>getArray("items").get(0).getStruct("recurrence");
        assertThat(recurrence.getString("interval")).isEqualTo("YEAR");
    }
}
