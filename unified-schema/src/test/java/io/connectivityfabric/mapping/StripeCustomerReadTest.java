package io.connectivityfabric.mapping;

import static io.connectivityfabric.mapping.Fixtures.fixture;
import static io.connectivityfabric.mapping.Fixtures.raw;
import static io.connectivityfabric.mapping.Fixtures.stripe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeCustomerReadTest {

    private static Struct meta(Struct record) {
        return record.getStruct("meta");
    }

    private static Instant time(Struct struct, String field) {
        return struct.get(field) == null ? null : ((Date) struct.get(field)).toInstant();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'name':null", "'name':''", "'name':'   '"})
    @Tag("edge-1")
    @Tag("edge-33")
    void aMissingNameIsMissingHoweverItIsWritten(String fields) {
        Struct customer = stripe(fields);
        assertThat(customer.getString("display_name")).isNull();
        assertThat(customer.getString("first_name")).isNull();
        assertThat(customer.getString("last_name")).isNull();
    }

    @Test
    @Tag("edge-3")
    void aSplitNameSaysSo() {
        Struct customer = stripe("'name':'Jenny Maria Rosen'");
        assertThat(customer.getString("first_name")).isEqualTo("Jenny Maria");
        assertThat(customer.getString("last_name")).isEqualTo("Rosen");
        assertThat(customer.getBoolean("name_derived")).isTrue();
        assertThat(stripe("").getBoolean("name_derived")).isFalse();
    }

    @Test
    void aBusinessIsAnOrganizationAndItsNameIsNotSplit() {
        Struct business = stripe("'name':'Rosen Bakery','business_name':'Rosen Bakery'");
        assertThat(business.getString("kind")).isEqualTo("ORGANIZATION");
        assertThat(business.getString("company_name")).isEqualTo("Rosen Bakery");
        assertThat(business.getString("first_name")).isNull();

        Struct marked = stripe("'name':'Rosen Bakery','metadata':{'type':'company'}");
        assertThat(marked.getString("kind")).isEqualTo("ORGANIZATION");
        assertThat(marked.getString("first_name")).isNull();

        Struct person = stripe("'name':'Jenny Rosen','business_name':'Rosen Bakery','individual_name':'Jenny Rosen'");
        assertThat(person.getString("kind")).isEqualTo("PERSON");
        assertThat(person.getString("last_name")).isEqualTo("Rosen");
        assertThat(person.getString("company_name")).isEqualTo("Rosen Bakery");
    }

    @Test
    @Tag("edge-5")
    void aNameWithALegalFormIsACompanysName() {
        Struct customer = stripe("'name':'Rosen Bakery GmbH'");
        assertThat(customer.getString("company_name")).isEqualTo("Rosen Bakery GmbH");
        assertThat(customer.getString("first_name")).isNull();
        assertThat(customer.getString("display_name")).isEqualTo("Rosen Bakery GmbH");
    }

    @Test
    @Tag("edge-9")
    void contactPointsKeepWhatWasWritten() {
        Struct customer = stripe(fixture("stripe/customer"));
        assertThat(customer.getString("email")).isEqualTo("Jenny.Rosen@example.com");
        assertThat(customer.getString("phone")).isEqualTo("+4930901820");
        Struct email = customer.<Struct>getArray("emails").get(0);
        assertThat(email.getString("raw")).isEqualTo("Jenny.Rosen@Example.COM");
        assertThat(email.getBoolean("primary")).isTrue();
        assertThat(stripe("").getArray("emails")).isEmpty();
    }

    @Test
    @Tag("edge-11")
    void aNationalPhoneNumberIsReadByTheCountryOfTheAddress() {
        assertThat(stripe("'phone':'030 901820'").getString("phone")).isEqualTo("030 901820");
        assertThat(stripe("'phone':'030 901820','address':{'country':'DE'}").getString("phone"))
                .isEqualTo("+4930901820");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'shipping':null", "'shipping':{}", "'shipping':{'address':{'city':null}}"})
    @Tag("edge-14")
    void shippingWithoutAnythingInItIsNone(String fields) {
        assertThat(stripe(fields).getStruct("shipping_address")).isNull();
    }

    @Test
    @Tag("edge-14")
    void aShippingAddressNeedsNoName() {
        Struct address =
                stripe("'shipping':{'address':{'city':'Köln','country':'DE'}}").getStruct("shipping_address");
        assertThat(address.getString("name")).isNull();
        assertThat(address.getString("city")).isEqualTo("Köln");
        assertThat(address.getString("type")).isEqualTo("shipping");
    }

    @ParameterizedTest
    @CsvSource({"DE,DE,", "us,US,us", "United States,US,United States", "XK,XK,", "Atlantis,,Atlantis"})
    @Tag("edge-13")
    void countriesAreCodesAndWhatIsNotIsKept(String given, String code, String text) {
        Struct address = stripe("'address':{'country':'" + given + "'}").getStruct("address");
        assertThat(address.getString("country_code")).isEqualTo(code);
        assertThat(address.getString("country")).isEqualTo(text);
    }

    @Test
    @Tag("edge-15")
    void theFirstLocaleCounts() {
        assertThat(stripe("'preferred_locales':['en-us','de']").getString("locale"))
                .isEqualTo("en-US");
        assertThat(stripe("'preferred_locales':[]").getString("locale")).isNull();
        assertThat(stripe("'preferred_locales':null").getString("locale")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1099,usd,1099,USD,2",
        "500,jpy,500,JPY,0",
        "5120,kwd,5120,KWD,3",
        "1000,isk,1000,ISK,2",
        "1000,ugx,1000,UGX,2",
        "-1099,eur,-1099,EUR,2",
    })
    @Tag("edge-18")
    @Tag("edge-19")
    @Tag("edge-20")
    @Tag("edge-21")
    @Tag("edge-27")
    void balancesAreExact(long balance, String currency, long units, String code, int scale) {
        Struct money = stripe("'balance':" + balance + ",'currency':'" + currency + "'")
                .getStruct("balance");
        assertThat(money.getInt64("minor_units")).isEqualTo(units);
        assertThat(money.getString("currency")).isEqualTo(code);
        assertThat(money.getInt32("scale")).isEqualTo(scale);
    }

    @Test
    @Tag("edge-27")
    void aBalanceWithoutCurrencyIsInNone() {
        Struct customer = stripe("'balance':0,'currency':null");
        assertThat(customer.getString("currency")).isNull();
        assertThat(customer.getStruct("balance").getString("currency")).isEqualTo("XXX");
    }

    @Test
    @Tag("edge-26")
    void aBalanceBeyond64BitsFailsInsteadOfWrapping() {
        assertThatThrownBy(() -> stripe("'balance':9223372036854775808,'currency':'usd'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'balance'");
    }

    @Test
    @Tag("edge-45")
    void tagsAreTrimmedSortedAndUnique() {
        assertThat(stripe("'metadata':{'tags':'vip; beta,VIP'}").getArray("tags"))
                .isEqualTo(List.of("beta", "vip"));
        assertThat(stripe("'metadata':{'tags':''}").getArray("tags")).isEmpty();
        assertThat(stripe("").getArray("tags")).isEmpty();
    }

    @Test
    void customFieldsAreTheMetadataThatNothingElseReads() {
        Map<String, String> custom = stripe(fixture("stripe/customer")).getMap("custom_fields");
        assertThat(custom).isEqualTo(Map.of("plan", "gold"));
    }

    @Test
    @Tag("edge-44")
    @Tag("edge-47")
    void customFieldsMayHaveAnyKeyButOurOwn() {
        Map<String, String> custom = stripe(
                        "'metadata':{'a.b c':'1','😀':'2','fabric_id':'x','unified_hash':'y','client_secret':'z'}")
                .getMap("custom_fields");
        assertThat(custom).isEqualTo(Map.of("a.b c", "1", "😀", "2"));
    }

    @Test
    @Tag("edge-73")
    void secretsAppearNowhere() {
        Struct customer = stripe("'client_secret':'sec_1','metadata':{'client_secret':'sec_2'},'name':'Jenny'");
        assertThat(UnifiedJson.write(customer).toString()).doesNotContain("sec_1", "sec_2");
    }

    @Test
    void taxIdsMakeAnOrganization() {
        Struct customer =
                stripe("'tax_ids':{'data':[{'type':'eu_vat','value':'DE123'},{'type':'eu_vat','value':null}]}");
        assertThat(customer.getArray("tax_ids"))
                .singleElement()
                .satisfies(id -> assertThat(((Struct) id).getString("value")).isEqualTo("DE123"));
        assertThat(customer.getString("kind")).isEqualTo("ORGANIZATION");
    }

    @Test
    void theEnvelopeFillsMeta() {
        Struct meta = meta(stripe(fixture("stripe/customer")));
        assertThat(meta.getString("tenant_id")).isEqualTo("acme");
        assertThat(meta.getString("source_system")).isEqualTo("stripe");
        assertThat(meta.getString("source_object")).isEqualTo("customer");
        assertThat(meta.getString("source_id")).isEqualTo("cus_NffrFeUfNV2Hib");
        assertThat(meta.getString("source_account")).isEqualTo("acct_1");
        assertThat(meta.getString("source_version")).isEqualTo("2026-10-28.endive");
        assertThat(meta.getString("mapping_version")).isEqualTo("stripe.customer@1");
        assertThat(time(meta, "observed_at")).isEqualTo(Fixtures.OBSERVED);
        assertThat(time(meta, "created_at")).isEqualTo(Instant.parse("2023-04-07T18:59:53Z"));
        assertThat(meta.getMap("external_ids")).isEqualTo(Map.of("hubspot.contact", "501"));
    }

    @Test
    @Tag("edge-32")
    void aBackfillKnowsNoTimeOfChangeAndAnEventDoes() {
        Struct read = meta(stripe(fixture("stripe/customer")));
        assertThat(read.getString("operation")).isEqualTo("SNAPSHOT");
        assertThat(read.get("updated_at")).isNull();

        Struct update = meta(Fixtures.STRIPE.apply(
                raw("stripe", Operation.UPDATE, fixture("stripe/customer").toString())));
        assertThat(update.getString("operation")).isEqualTo("UPSERT");
        assertThat(time(update, "updated_at")).isEqualTo(Fixtures.OCCURRED);
        assertThat(update.getString("event_id")).isEqualTo("evt_1");
        assertThat(update.getArray("field_mask")).isNull();
    }

    @Test
    @Tag("edge-37")
    void aStubOfADeletedCustomerAssertsNothing() {
        Struct customer = stripe("'deleted':true");
        customer.validate();
        assertThat(meta(customer).getString("operation")).isEqualTo("DELETE");
        assertThat(meta(customer).getBoolean("deleted")).isTrue();
        assertThat(meta(customer).getArray("field_mask")).isEmpty();
        assertThat(Fixtures.TO_HUBSPOT.apply(customer)).isEmpty();
    }

    @Test
    void aDeleteOfWhichOnlyTheIdIsKnownIsMapped() {
        Struct customer = Fixtures.STRIPE.apply(raw("stripe", Operation.DELETE, null));
        customer.validate();
        assertThat(meta(customer).getArray("field_mask")).isEmpty();
        assertThat(time(meta(customer), "deleted_at")).isEqualTo(Fixtures.OCCURRED);
    }

    @Test
    @Tag("edge-38")
    void aDeleteEventCarriesTheLastState() {
        ObjectNode payload = fixture("stripe/customer");
        Struct customer = Fixtures.STRIPE.apply(raw("stripe", Operation.DELETE, payload.toString()));
        assertThat(meta(customer).getString("operation")).isEqualTo("DELETE");
        assertThat(meta(customer).getArray("field_mask")).isNull();
        assertThat(customer.getString("status")).isEqualTo("ARCHIVED");
        assertThat(customer.getString("display_name")).isEqualTo("Jenny Maria Rosen");
    }

    @Test
    void whatOurSinkWroteTellsItsOrigin() {
        Struct meta = meta(stripe("'metadata':{'fabric_id':'acme:hubspot:4711:contact:501'}"));
        assertThat(meta.getString("origin_system")).isEqualTo("hubspot");
        assertThat(meta.getString("origin_id")).isEqualTo("501");
        assertThat(meta.getMap("external_ids")).isEqualTo(Map.of("hubspot.contact", "501"));

        Struct other = meta(stripe("'metadata':{'fabric_id':'of somebody else'}"));
        assertThat(other.getString("origin_system")).isNull();
    }

    @Test
    @Tag("edge-70")
    void theHashIsOfTheContentNotOfItsOrder() {
        String one = "'name':'Jenny','metadata':{'a':'1','b':'2','tags':'x;y'}";
        String other = "'metadata':{'tags':'y,x','b':'2','a':'1'},'name':'Jenny'";
        String hash = meta(stripe(one)).getString("content_hash");
        assertThat(hash).hasSize(64).isEqualTo(meta(stripe(other)).getString("content_hash"));
        assertThat(hash).isNotEqualTo(meta(stripe("'name':'Jenny'")).getString("content_hash"));
        assertThat(meta(stripe("'metadata':{'a':'1b'}")).getString("content_hash"))
                .isNotEqualTo(meta(stripe("'metadata':{'a1':'b'}")).getString("content_hash"));
    }

    @Test
    void aBrokenPayloadNamesObjectAndIdButIsNotQuoted() {
        assertThatThrownBy(() -> Fixtures.STRIPE.apply(raw("stripe", Operation.READ, "{\"name\": sk_live_x}")))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("Cannot map stripe.customer cus_NffrFeUfNV2Hib, field 'payload'")
                .hasMessageNotContaining("sk_live")
                .hasNoCause();
        assertThatThrownBy(() -> Fixtures.STRIPE.apply(raw("stripe", Operation.READ, "[]")))
                .hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> Fixtures.STRIPE.apply(raw("stripe", Operation.READ, "{}{}")))
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void aValueOfAnotherKindNamesTheField() {
        assertThatThrownBy(() -> stripe("'address':{'city':['Berlin']}"))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "Cannot map stripe.customer cus_NffrFeUfNV2Hib, field 'address.city': is a list where a single value is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name':'Jenny','name':'Anna' | field 'payload': it has a key twice in one object",
                "'balance':1e99999999999 | field 'payload': it has a number whose exponent is too large",
                "'balance':1e400000 | field 'balance': is no number of at most 1000 digits",
                "'balance':0,'currency':'Straße' | field 'balance': has a currency that is none",
                "'metadata':['x'] | field 'company_name': cannot be read at 'metadata.company': on the way there is a list",
                "'address':'Berlin' | field 'address': is a single value where an object is expected",
                "'shipping':{'address':['x']} | field 'shipping_address.line1': cannot be read at 'address.line1': on the way",
                "'preferred_locales':'de' | field 'locale': cannot be read at 'preferred_locales.0'",
                "'tax_ids':{'data':['DE123']} | field 'tax_ids': is a list with an entry that is no object",
                "'created':'now' | field 'meta.created_at': is no number",
                "'livemode':{} | field 'meta.environment': is an object where a single value is expected",
            })
    void whatCannotBeReadIsNamedAndNotPassedOver(String fields, String message) {
        assertThatThrownBy(() -> Fixtures.STRIPE.apply(
                        raw("stripe", Operation.READ, "{\"id\":\"cus_1\"," + fields.replace('\'', '"') + "}")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThatThrownBy(() -> Fixtures.STRIPE.apply(raw("stripe", Operation.READ, "{\"metadata\":" + deep + "}")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'payload': it is nested too deep");
    }

    @Test
    void whatIsNotSaidToBeLiveIsNotTakenForIt() {
        assertThat(meta(stripe("'livemode':true")).getString("environment")).isEqualTo("live");
        assertThat(meta(stripe("'livemode':false")).getString("environment")).isEqualTo("test");
        assertThat(meta(stripe("'deleted':true")).getString("environment")).isEqualTo("unknown");
    }
}
