package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HubSpot is given. */
class HubSpotWriteTest {

    static Stream<String> writable() {
        return Fixtures.MAPPINGS.writable().stream()
                .filter(mapping -> mapping.startsWith("hubspot."))
                .map(mapping -> mapping.substring("hubspot.".length()));
    }

    private static Struct fixture(String object) {
        return HubSpot.read(object, Fixtures.fixture("hubspot/" + object));
    }

    /** The same record, as if another system had said it. */
    private static Struct fromElsewhere(Struct record) {
        record.getStruct("meta").put("source_system", "salesforce");
        return record;
    }

    private static ObjectNode properties(ObjectNode written) {
        ObjectNode properties = written.deepCopy();
        properties.remove("line_items");
        return properties;
    }

    @ParameterizedTest
    @MethodSource("writable")
    void everyValueIsText(String object) {
        ObjectNode written = HubSpot.write(object, fixture(object));
        assertThat(written.isEmpty()).isFalse();
        properties(written)
                .properties()
                .forEach(property -> assertThat(property.getValue().isTextual())
                        .as(property.getKey())
                        .isTrue());
        for (JsonNode line : written.path("line_items")) {
            line.get("properties")
                    .properties()
                    .forEach(property -> assertThat(property.getValue().isTextual())
                            .as(property.getKey())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("writable")
    @Tag("edge-36")
    void anEmptyMaskSendsNothing(String object) {
        assertThat(HubSpot.write(object, HubSpot.asserting(fixture(object)))).isEmpty();
        assertThat(HubSpot.write(object, HubSpot.asserting(fromElsewhere(fixture(object)))))
                .isEmpty();
    }

    @Test
    @Tag("edge-34")
    @Tag("edge-35")
    void aPartialRecordClearsWhatItAssertsAndNothingElse() {
        Struct company = HubSpot.read("company", "'name':'Rosen','industry':'BANKING','phone':''");
        assertThat(HubSpot.write("company", HubSpot.asserting(company, "phone", "description")))
                .isEqualTo(Fixtures.json("{\"phone\":\"\",\"description\":\"\"}"));
        assertThat(HubSpot.write("company", HubSpot.asserting(company, "name")))
                .isEqualTo(Fixtures.json("{\"name\":\"Rosen\"}"));
    }

    @Test
    @Tag("edge-33")
    void aCompleteRecordClearsNothing() {
        assertThat(HubSpot.write("company", HubSpot.read("company", "'name':'Rosen','phone':null,'city':''")))
                .isEqualTo(Fixtures.json("{\"name\":\"Rosen\"}"));
    }

    @Test
    @Tag("edge-12")
    void allLinesOfAnAddressThereAndBack() {
        Struct contact = Fixtures.hubSpot("'address':'Torstraße 1\\n3. OG\\nHof','city':'Berlin'");
        assertThat(Fixtures.TO_HUBSPOT.apply(contact).get("address").textValue())
                .isEqualTo("Torstraße 1\n3. OG\nHof");
        Struct company = HubSpot.read("company", "'address':'Torstraße 1','address2':'3. OG'");
        assertThat(HubSpot.write("company", company))
                .isEqualTo(Fixtures.json("{\"address\":\"Torstraße 1\",\"address2\":\"3. OG\"}"));
    }

    @Test
    void aCompany() {
        assertThat(HubSpot.write("company", fixture("company"))).isEqualTo(Fixtures.json("""
                {"name": "Rosen & Co", "domain": "rosen.example", "hs_additional_domains": "rosen-shop.example",
                 "website": "https://www.rosen.example", "description": "Bakes and ships", "phone": "+4930901820",
                 "address": "Torstraße 1", "address2": "3. OG", "city": "Berlin", "state": "BE", "zip": "10119",
                 "country": "Germany", "numberofemployees": "120", "annualrevenue": "1234567.50",
                 "industry": "COMPUTER_SOFTWARE", "hs_lead_status": "OPEN"}"""));
    }

    @Test
    @Tag("edge-46")
    void whatOnlyAPortalKnowsComesFromAPortalOnly() {
        assertThat(properties(HubSpot.write("company", fromElsewhere(fixture("company"))))
                        .has("industry"))
                .isFalse();
        ObjectNode deal = HubSpot.write("deal", fromElsewhere(fixture("deal")));
        assertThat(List.of("pipeline", "dealstage", "dealtype", "hs_manual_forecast_category"))
                .noneMatch(deal::has);
        assertThat(deal.at("/line_items/0/properties").has("hs_product_id")).isFalse();
        ObjectNode ticket = HubSpot.write("ticket", fromElsewhere(fixture("ticket")));
        assertThat(List.of("hs_pipeline", "hs_ticket_category", "source_type", "hs_resolution"))
                .noneMatch(ticket::has);
        Struct customer = Fixtures.stripe("'name':'Jenny','metadata':{'tags':'vip;new'}");
        assertThat(Fixtures.TO_HUBSPOT.apply(customer).toString()).doesNotContain("vip");
    }

    @Test
    void aDealWithItsLines() {
        assertThat(HubSpot.write("deal", fixture("deal"))).isEqualTo(Fixtures.json("""
                {"dealname": "Custom data integrations", "description": "Three systems", "amount": "1500.000",
                 "deal_currency_code": "KWD", "closedate": "2026-12-07T16:50:06.678Z", "hs_priority": "high",
                 "line_items": [{"properties": {"name": "Integration", "hs_product_id": "1295", "hs_sku": "SKU-123456",
                   "quantity": "3", "price": "500.005", "hs_line_item_currency_code": "KWD"}}],
                 "dealstage": "presentationscheduled", "pipeline": "default", "dealtype": "newbusiness",
                 "hs_manual_forecast_category": "BEST_CASE"}"""));
    }

    @Test
    void aDealThatIsClosedElsewhereIsClosedHereAndAnOpenOneStaysWhereItIs() {
        Struct won = fromElsewhere(HubSpot.read("deal", "'dealname':'Big','hs_is_closed_won':'true'"));
        assertThat(HubSpot.write("deal", won).get("dealstage").textValue()).isEqualTo("closedwon");
        Struct open = fromElsewhere(HubSpot.read("deal", "'dealname':'Big','hs_is_closed':'false'"));
        assertThat(HubSpot.write("deal", open).has("dealstage")).isFalse();
    }

    @Test
    void aTicketOfAnotherSystemGoesIntoThePipelineThatEveryPortalHas() {
        Struct ticket = fromElsewhere(fixture("ticket"));
        assertThat(HubSpot.write("ticket", ticket)).isEqualTo(Fixtures.json("""
                {"subject": "Troubleshoot report", "content": "The export\\nis empty", "hs_ticket_priority": "HIGH",
                 "hs_pipeline_stage": "2"}"""));
    }

    @Test
    void aProductOfStripe() {
        Struct product = Fixtures.MAPPINGS
                .read("stripe", "product")
                .orElseThrow()
                .apply(Fixtures.raw(
                        "stripe",
                        io.connectivityfabric.raw.Operation.READ,
                        Fixtures.fixture("stripe/product").toString()));
        ObjectNode written = HubSpot.write("product", product);
        assertThat(written.get("name").textValue()).isEqualTo("Gold Plan");
        assertThat(written.get("price").textValue()).isEqualTo("29.99");
        assertThat(written.get("recurringbillingfrequency").textValue()).isEqualTo("quarterly");
        assertThat(List.of("hs_product_type", "hs_recurring_billing_period")).noneMatch(written::has);
    }

    @Test
    void anInvoiceOfAnotherSystemIsNotBilledTwice() {
        ObjectNode written = HubSpot.write("invoice", fromElsewhere(fixture("invoice")));
        assertThat(written.get("hs_invoice_billable").textValue()).isEqualTo("false");
        assertThat(HubSpot.write("invoice", fixture("invoice")).has("hs_invoice_billable"))
                .isFalse();
        assertThat(List.of("hs_invoice_status", "hs_amount_billed", "hs_balance_due", "hs_number"))
                .noneMatch(written::has);
        assertThat(written.path("line_items")).hasSize(2);
    }

    @Test
    void aSubscriptionIsNeverOneThatBills() {
        ObjectNode written = HubSpot.write("subscription", fromElsewhere(fixture("subscription")));
        assertThat(properties(written)).isEqualTo(Fixtures.json("""
                {"hs_name": "Premium plan", "hs_currency_code": "USD", "hs_recurring_billing_start_date": "2026-03-01",
                 "hs_recurring_billing_frequency": "monthly"}"""));
        assertThat(written.at("/line_items/0/properties")).isEqualTo(Fixtures.json("""
                {"name": "Premium seat", "quantity": "2", "price": "100.00", "hs_line_item_currency_code": "USD",
                 "recurringbillingfrequency": "monthly"}"""));
    }

    @Test
    void aPayment() {
        ObjectNode written = HubSpot.write("commerce_payment", fromElsewhere(fixture("commerce_payment")));
        assertThat(written).isEqualTo(Fixtures.json("""
                {"hs_initial_amount": "99.99", "hs_initiated_date": "2026-03-27T18:04:11.823Z", "hs_currency_code": "USD",
                 "hs_latest_status": "partially_refunded", "hs_refunds_amount": "10.00", "hs_fees_amount": "2.90",
                 "hs_customer_email": "Customer@example.com", "hs_payment_method_bank_or_issuer": "visa",
                 "hs_payment_method_last_4": "4242", "hs_reference_number": "ref 17", "hs_internal_comment": "by phone",
                 "hs_billing_address_line_1": "Torstraße 1", "hs_billing_address_line_2": "3. OG",
                 "hs_billing_address_city": "Berlin", "hs_billing_address_state": "BE",
                 "hs_billing_address_zip": "10119", "hs_billing_address_country": "DE"}"""));
    }

    @Test
    @Tag("edge-72")
    void aPaymentThatHubSpotMadeItselfTellsSoAndIsSkippedByThat() {
        Struct payment = HubSpot.read(
                "commerce_payment",
                "'hs_initial_amount':'1','hs_initiated_date':'2026-03-27','hs_processor_type':'hs_payments'");
        assertThat(payment.getString("processor")).isEqualTo("hs_payments");
        assertThat(HubSpot.write("commerce_payment", payment)
                        .get("hs_processor_type")
                        .textValue())
                .isEqualTo("hs_payments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'hs_initiated_date':'2026-03-27'", "'hs_initial_amount':'1'"})
    void aPaymentWithoutAmountOrTimeIsRefused(String properties) {
        Struct payment = HubSpot.read("commerce_payment", properties);
        assertThatThrownBy(() -> HubSpot.write("commerce_payment", payment))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("hubspot.commerce_payment")
                .hasMessageMatching(".*field 'hs_initi(al_amount|ated_date)': is required in a write.*");
    }
}
