package io.connectivityfabric.mapping;

import static io.connectivityfabric.mapping.Fixtures.TO_HUBSPOT;
import static io.connectivityfabric.mapping.Fixtures.TO_STRIPE;
import static io.connectivityfabric.mapping.Fixtures.fixture;
import static io.connectivityfabric.mapping.Fixtures.hubSpot;
import static io.connectivityfabric.mapping.Fixtures.json;
import static io.connectivityfabric.mapping.Fixtures.stripe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WriteMappingTest {

    /** The record as a partial one that asserts only these fields. */
    private static Struct asserting(Struct record, String... fields) {
        record.getStruct("meta").put("field_mask", List.of(fields));
        return record;
    }

    @Test
    void aStripeCustomerAsHubSpotProperties() {
        assertThat(TO_HUBSPOT.apply(stripe(fixture("stripe/customer")))).isEqualTo(json("""
                {"email": "Jenny.Rosen@example.com", "firstname": "Jenny Maria", "lastname": "Rosen",
                 "company": "Rosen & Co", "phone": "+4930901820", "address": "Torstraße 1\\n3. OG",
                 "city": "Berlin", "state": "BE", "zip": "10119", "country": "Germany"}
                """));
    }

    @Test
    void aHubSpotContactAsStripeParameters() {
        assertThat(TO_STRIPE.apply(hubSpot(fixture("hubspot/contact")))).isEqualTo(json("""
                {"name": "Jenny Rosen", "email": "jenny.rosen@example.com", "phone": "+4930901820",
                 "address": {"line1": "Torstraße 1", "line2": "3. OG", "city": "Berlin", "state": "BE",
                             "postal_code": "10119", "country": "DE"},
                 "preferred_locales": ["en-US"],
                 "metadata": {"job_title": "CTO", "company": "Rosen & Co"}}
                """));
    }

    @Test
    void everyHubSpotValueIsText() {
        TO_HUBSPOT
                .apply(hubSpot(fixture("hubspot/contact")))
                .properties()
                .forEach(property -> assertThat(property.getValue().isTextual())
                        .as(property.getKey())
                        .isTrue());
    }

    @Test
    @Tag("edge-7")
    void aSplitNameMayOnlyFillBlanks() {
        assertThat(TO_HUBSPOT.fillsBlanksOnly(stripe("'name':'Jenny Rosen'")))
                .containsExactlyInAnyOrder("firstname", "lastname");
        assertThat(TO_HUBSPOT.fillsBlanksOnly(hubSpot(fixture("hubspot/contact"))))
                .isEmpty();
    }

    @Test
    void anOrganizationIsWrittenAsACompany() {
        ObjectNode written = TO_HUBSPOT.apply(stripe("'name':'Rosen Bakery','metadata':{'type':'company'}"));
        assertThat(written).isEqualTo(json("{\"company\":\"Rosen Bakery\"}"));
    }

    @Test
    void aCompleteRecordClearsNothing() {
        ObjectNode written = TO_HUBSPOT.apply(stripe("'name':'Jenny Rosen','email':null,'phone':null"));
        assertThat(written).isEqualTo(json("{\"firstname\":\"Jenny\",\"lastname\":\"Rosen\"}"));
    }

    @Test
    @Tag("edge-33")
    @Tag("edge-34")
    void anEmptyFieldInsideTheMaskClearsItsTargetAlone() {
        Struct record = asserting(stripe("'name':'Jenny Rosen'"), "phone");
        assertThat(TO_HUBSPOT.apply(record)).isEqualTo(json("{\"phone\":\"\"}"));
        assertThat(TO_STRIPE.apply(record)).isEqualTo(json("{\"phone\":\"\"}"));
    }

    @Test
    @Tag("edge-35")
    void aFieldOutsideTheMaskIsNotSent() {
        Struct record = asserting(stripe("'name':'Jenny Rosen','email':'j@example.com'"), "email");
        assertThat(TO_HUBSPOT.apply(record)).isEqualTo(json("{\"email\":\"j@example.com\"}"));
    }

    @Test
    @Tag("edge-36")
    void anEmptyMaskSendsNothing() {
        assertThat(TO_HUBSPOT.apply(asserting(stripe(fixture("stripe/customer")))))
                .isEmpty();
        assertThat(TO_STRIPE.apply(asserting(stripe(fixture("stripe/customer")))))
                .isEmpty();
    }

    @Test
    void partOfARecordCanBeAsserted() {
        Struct record = asserting(stripe("'address':{'city':'Berlin','line1':'Torstraße 1'}"), "address.city");
        assertThat(TO_HUBSPOT.apply(record)).isEqualTo(json("{\"city\":\"Berlin\"}"));
        assertThat(TO_STRIPE.apply(record)).isEqualTo(json("{\"address\":{\"city\":\"Berlin\"}}"));
    }

    @Test
    void aClearedRecordClearsAllItsParts() {
        Struct record = asserting(stripe("'name':'Jenny Rosen'"), "address");
        assertThat(TO_STRIPE.apply(record)).isEqualTo(json("{\"address\":\"\"}"));
        assertThat(TO_HUBSPOT.apply(record))
                .isEqualTo(json("{\"address\":\"\",\"city\":\"\",\"state\":\"\",\"zip\":\"\",\"country\":\"\"}"));
    }

    @Test
    void aNameIsNotPutTogetherFromAPartThatIsUnknown() {
        Struct record = asserting(stripe("'name':'Jenny Rosen'"), "first_name");
        assertThat(TO_STRIPE.apply(record)).isEmpty();
    }

    @Test
    void aConditionThatDoesNotHoldClearsNothing() {
        Struct record = asserting(stripe("'name':'Jenny Rosen'"), "lead_status");
        assertThat(TO_HUBSPOT.apply(record)).isEmpty();
    }

    @Test
    @Tag("edge-8")
    @Tag("edge-11")
    void whatStripeCannotTakeIsCutOrLeftOut() {
        String name = "x".repeat(255) + "😀😀";
        ObjectNode written = TO_STRIPE.apply(
                hubSpot("'firstname':'" + name + "','phone':'+1 415 555 0132 and then extension 12345'"));
        assertThat(written.get("name").textValue()).isEqualTo("x".repeat(255));
        assertThat(TO_STRIPE.apply(hubSpot("'phone':'call the front desk, ask for Jenny'")))
                .isEmpty();
    }

    @Test
    @Tag("edge-13")
    void anUnknownCountryIsLeftOutForStripeAndKeptForHubSpot() {
        Struct contact = hubSpot("'city':'Poseidonis','country':'Atlantis'");
        assertThat(TO_STRIPE.apply(contact)).isEqualTo(json("{\"address\":{\"city\":\"Poseidonis\"}}"));
        assertThat(TO_HUBSPOT.apply(contact).get("country").textValue()).isEqualTo("Atlantis");
    }

    @Test
    @Tag("edge-14")
    void stripesShippingAddressTakesTheCustomersNameIfItHasNone() {
        Struct customer = stripe("'name':'Jenny Rosen','shipping':{'address':{'city':'Köln'}}");
        assertThat(TO_STRIPE.apply(customer).get("shipping"))
                .isEqualTo(json("{\"name\":\"Jenny Rosen\",\"address\":{\"city\":\"Köln\"}}"));
        assertThat(TO_STRIPE.apply(stripe("'shipping':{'address':{'city':'Köln'}}")))
                .isEmpty();
    }

    @Test
    void balancesAndIdsAreNeverWritten() {
        ObjectNode written = TO_STRIPE.apply(stripe(fixture("stripe/customer")));
        assertThat(written.has("balance")).isFalse();
        assertThat(written.has("id")).isFalse();
    }

    @Test
    void aRecordOfAnOlderSchemaIsWrittenWithWhatItHas() {
        Schema meta =
                SchemaBuilder.struct().field("source_id", Schema.STRING_SCHEMA).build();
        Schema old = SchemaBuilder.struct()
                .field("email", Schema.OPTIONAL_STRING_SCHEMA)
                .field("meta", meta)
                .build();
        Struct record =
                new Struct(old).put("email", "j@example.com").put("meta", new Struct(meta).put("source_id", "1"));
        assertThat(TO_HUBSPOT.apply(record)).isEqualTo(json("{\"email\":\"j@example.com\"}"));
    }

    @Test
    void whatIsNoUnifiedRecordIsRefused() {
        Schema other = SchemaBuilder.struct()
                .field("email", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        assertThatThrownBy(() -> TO_HUBSPOT.apply(new Struct(other)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'meta'");
    }

    @Test
    void ofASubscriptionStripeIsToldWhetherItEndsWithItsPeriod() {
        WriteMapping write = Fixtures.MAPPINGS.write("stripe", "subscription").orElseThrow();
        Struct active = Stripe.read("subscription", "'status':'active','cancel_at_period_end':true");
        assertThat(write.apply(active)).isEqualTo(json("{\"cancel_at_period_end\":true}"));
        assertThat(write.apply(asserting(active, "description"))).isEmpty();
        assertThat(write.apply(Stripe.read("subscription", "'status':'canceled','cancel_at_period_end':false")))
                .isEmpty();
    }

    @Test
    void idsInHubSpotGoBackToStripesMetadata() {
        assertThat(TO_STRIPE.apply(stripe("'metadata':{'hubspot_contact_id':'501'}")))
                .isEqualTo(json("{\"metadata\":{\"hubspot_contact_id\":\"501\"}}"));
        assertThat(hubSpot("'stripe_customer_id':'cus_1'").getStruct("meta").getMap("external_ids"))
                .isEqualTo(Map.of("stripe.customer", "cus_1"));
    }
}
