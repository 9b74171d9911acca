package io.connectivityfabric.mapping;

import static io.connectivityfabric.mapping.Fixtures.fixture;
import static io.connectivityfabric.mapping.Fixtures.hubSpot;
import static org.assertj.core.api.Assertions.assertThat;

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

class HubSpotContactReadTest {

    private static List<String> values(Struct record, String field) {
        return record.<Struct>getArray(field).stream()
                .map(point -> point.getString("value"))
                .toList();
    }

    @Test
    @Tag("edge-33")
    @Tag("edge-50")
    @Tag("edge-1")
    void emptyTextIsNoValue() {
        Struct contact = hubSpot("'firstname':'','lastname':null,'company':' ','website':''");
        assertThat(contact.getString("first_name")).isNull();
        assertThat(contact.getString("display_name")).isNull();
        assertThat(contact.getString("company_name")).isNull();
        assertThat(contact.getString("website")).isNull();
    }

    @Test
    @Tag("edge-1")
    @Tag("edge-2")
    void namesAreJoinedNotSplit() {
        Struct contact = hubSpot("'firstname':' Jenny ','lastname':'Rosen'");
        assertThat(contact.getString("display_name")).isEqualTo("Jenny Rosen");
        assertThat(contact.getBoolean("name_derived")).isFalse();
        assertThat(hubSpot("'lastname':'Rosen'").getString("display_name")).isEqualTo("Rosen");
    }

    @Test
    @Tag("edge-10")
    void furtherAddressesComeAfterThePrimaryOneWithoutRepeatingIt() {
        Struct contact = hubSpot("'email':'a@x.com','hs_additional_emails':'b@x.com;;a@x.com; '");
        assertThat(values(contact, "emails")).containsExactly("a@x.com", "b@x.com");
        assertThat(contact.<Struct>getArray("emails").get(0).getBoolean("primary"))
                .isTrue();
        assertThat(contact.<Struct>getArray("emails").get(1).getBoolean("primary"))
                .isFalse();
    }

    @Test
    void phonesByKind() {
        Struct contact = hubSpot("'phone':'030 901820','mobilephone':'+491711234567','country':'Germany'");
        assertThat(contact.getString("phone")).isEqualTo("+4930901820");
        assertThat(values(contact, "phones")).containsExactly("+4930901820", "+491711234567");
        assertThat(contact.<Struct>getArray("phones").get(1).getString("type")).isEqualTo("mobile");
    }

    @Test
    @Tag("edge-12")
    void theAddressPropertyHasAllLines() {
        Struct address = hubSpot("'address':'Torstraße 1\\n3. OG','country':'Deutschland'")
                .getStruct("address");
        assertThat(address.getString("line1")).isEqualTo("Torstraße 1");
        assertThat(address.getString("line2")).isEqualTo("3. OG");
        assertThat(address.getString("country_code")).isEqualTo("DE");
        assertThat(address.getString("country")).isEqualTo("Deutschland");
        assertThat(hubSpot("'firstname':'Jenny'").getStruct("address")).isNull();
    }

    @ParameterizedTest
    @Tag("edge-52")
    @CsvSource({
        "marketingqualifiedlead,MARKETING_QUALIFIED",
        "customer,CUSTOMER",
        "987654,OTHER",
        "'',UNKNOWN",
    })
    void stagesOfAPortalsOwnAreOther(String native_, String stage) {
        Struct contact = hubSpot("'lifecyclestage':'" + native_ + "'");
        assertThat(contact.getString("lifecycle_stage")).isEqualTo(stage);
        assertThat(contact.getString("source_lifecycle_stage")).isEqualTo(native_.isEmpty() ? null : native_);
    }

    @ParameterizedTest
    @CsvSource({"true,OPTED_OUT", "false,UNKNOWN", "'',UNKNOWN", "perhaps,UNKNOWN"})
    void notHavingOptedOutIsNoConsent(String optOut, String consent) {
        assertThat(hubSpot("'hs_email_optout':'" + optOut + "'").getString("email_consent"))
                .isEqualTo(consent);
    }

    @Test
    @Tag("edge-50")
    void propertiesOfAPortalsOwnAreCustomFields() {
        Struct contact = hubSpot(fixture("hubspot/contact"));
        assertThat(contact.getMap("custom_fields")).isEqualTo(Map.of("employees", "17", "newsletter", "false"));
    }

    @Test
    @Tag("edge-29")
    @Tag("edge-32")
    void timesComeFromTheObjectOrElseFromItsProperties() {
        Struct meta = hubSpot("'createdate':'1768469400000','lastmodifieddate':'2026-11-01T10:00:00Z'")
                .getStruct("meta");
        assertThat(((Date) meta.get("created_at")).toInstant()).isEqualTo(Instant.parse("2026-01-15T09:30:00Z"));
        assertThat(((Date) meta.get("updated_at")).toInstant()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(hubSpot("'firstname':'Jenny'").getStruct("meta").get("updated_at"))
                .isNull();
    }

    @Test
    @Tag("edge-39")
    void anArchivedContactIsDeletedAndARestoredOneIsNot() {
        ObjectNode contact = fixture("hubspot/contact");
        contact.put("archived", true).put("archivedAt", "2026-11-02T00:00:00Z");
        Struct archived = hubSpot(contact);
        assertThat(archived.getStruct("meta").getString("operation")).isEqualTo("DELETE");
        assertThat(archived.getStruct("meta").get("deleted_at"))
                .isEqualTo(Date.from(Instant.parse("2026-11-02T00:00:00Z")));
        assertThat(archived.getString("status")).isEqualTo("ARCHIVED");

        Struct restored = Fixtures.HUBSPOT.apply(Fixtures.raw(
                "hubspot", Operation.RESTORE, contact.put("archived", false).toString()));
        assertThat(restored.getStruct("meta").getString("operation")).isEqualTo("UPSERT");
        assertThat(restored.getStruct("meta").getBoolean("deleted")).isFalse();
        assertThat(restored.getStruct("meta").get("deleted_at")).isNull();
        assertThat(restored.getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    @Tag("edge-65")
    void contactsMergedIntoThisOneAreListed() {
        assertThat(hubSpot("'hs_merged_object_ids':'7;8;'").getStruct("meta").getArray("merged_ids"))
                .isEqualTo(List.of("7", "8"));
    }

    @Test
    void whatOurSinkWroteTellsItsOrigin() {
        Struct meta = hubSpot(fixture("hubspot/contact")).getStruct("meta");
        assertThat(meta.getString("origin_system")).isEqualTo("stripe");
        assertThat(meta.getString("origin_id")).isEqualTo("cus_NffrFeUfNV2Hib");
        assertThat(meta.getMap("external_ids")).isEqualTo(Map.of("stripe.customer", "cus_NffrFeUfNV2Hib"));
    }

    @Test
    void itSaysWhichPropertiesItNeeds() {
        assertThat(Fixtures.HUBSPOT.keysBelow("properties"))
                .contains("email", "firstname", "lifecyclestage", "fabric_id", "hs_merged_object_ids", "zip")
                .doesNotContain("properties");
        assertThat(Fixtures.HUBSPOT.entity()).isEqualTo("customer");
    }

    @ParameterizedTest
    @Tag("edge-11")
    @CsvSource({
        "030 901820,,030 901820",
        "030 901820,Germany,+4930901820",
        "+49 30 901820,,+4930901820",
        "+1 415 555 2671 ext. 5,,+14155552671",
        "call me,DE,call me",
    })
    void aNumberIsOnlyCompletedByACountryThatIsKnown(String number, String country, String phone) {
        Struct contact =
                hubSpot("'phone':'" + number + "','country':" + (country == null ? "null" : "'" + country + "'"));
        assertThat(contact.getString("phone")).isEqualTo(phone);
        Struct point = contact.<Struct>getArray("phones").get(0);
        assertThat(point.getString("raw")).isEqualTo(phone.equals(number) ? null : number);
    }

    @Test
    @Tag("edge-11")
    void theNumberThatHubSpotCompletedComesFirst() {
        assertThat(hubSpot("'phone':'030 901820','hs_calculated_phone_number':'+4930901820'")
                        .getString("phone"))
                .isEqualTo("+4930901820");
    }

    @ParameterizedTest
    @Tag("edge-13")
    @CsvSource({
        "United States,US",
        "USA,US",
        "us,US",
        "Deutschland,DE",
        "XK,XK",
        "Atlantis,",
    })
    void countriesByCodeOrNameAndAlwaysAsWritten(String country, String code) {
        Struct address = hubSpot("'country':'" + country + "'").getStruct("address");
        assertThat(address.getString("country_code")).isEqualTo(code);
        assertThat(address.getString("country")).isEqualTo(country);
    }

    @ParameterizedTest
    @Tag("edge-15")
    @CsvSource({"en-us,en-US", "de,de", "zh-tw,zh-TW"})
    void languagesThereAndBack(String hubSpots, String locale) {
        Struct contact = hubSpot("'hs_language':'" + hubSpots + "'");
        assertThat(contact.getString("locale")).isEqualTo(locale);
        assertThat(Fixtures.TO_HUBSPOT.apply(contact).get("hs_language").textValue())
                .isEqualTo(hubSpots);
    }

    @ParameterizedTest
    @Tag("edge-16")
    @CsvSource({"us_slash_eastern,US/Eastern", "europe_slash_berlin,Europe/Berlin"})
    void timeZonesThereAndBack(String hubSpots, String zone) {
        Struct contact = hubSpot("'hs_timezone':'" + hubSpots + "'");
        assertThat(contact.getString("time_zone")).isEqualTo(zone);
        assertThat(Fixtures.TO_HUBSPOT.apply(contact).get("hs_timezone").textValue())
                .isEqualTo(hubSpots);
    }

    @Test
    @Tag("edge-16")
    void anUnknownTimeZoneIsNoneAndNoError() {
        assertThat(hubSpot("'hs_timezone':'mars_slash_olympus'").getString("time_zone"))
                .isNull();
    }

    @Test
    @Tag("edge-33")
    void aPropertyThatIsMissingNullOrEmptyIsTheSame() {
        Struct missing = hubSpot("'lastname':'Rosen'");
        assertThat(hubSpot("'lastname':'Rosen','firstname':null,'city':null,'employees':null"))
                .isEqualTo(missing);
        assertThat(hubSpot("'lastname':'Rosen','firstname':'','city':'','employees':''"))
                .isEqualTo(missing);
    }

    @Test
    @Tag("edge-65")
    void olderListsOfMergedContactsNameTheContactItselfAndTimes() {
        Struct meta = hubSpot(
                        "'hs_merged_object_ids':'7','hs_calculated_merged_vids':'7:1718000000000;8:1718000000001',"
                                + "'hs_all_contact_vids':'501;7;9'")
                .getStruct("meta");
        assertThat(meta.getArray("merged_ids")).isEqualTo(List.of("7", "8", "9"));
    }

    @Test
    @Tag("edge-47")
    void whatOurSinkLeftOnAContactIsNoCustomField() {
        Struct contact = hubSpot("'fabric_id':'acme:stripe:acct_1:customer:cus_1','fabric_version':'7',"
                + "'unified_hash':'x','client_secret':'y','favourite_colour':'blue'");
        assertThat(contact.getMap("custom_fields")).isEqualTo(Map.of("favourite_colour", "blue"));
    }

    @Test
    @Tag("edge-51")
    void aStageThatIsNotKnownKeepsItsName() {
        Struct contact = hubSpot("'lifecyclestage':'brand_new'");
        assertThat(contact.getString("lifecycle_stage")).isEqualTo("OTHER");
        assertThat(contact.getString("source_lifecycle_stage")).isEqualTo("brand_new");
    }
}
