package io.connectivityfabric.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.transforms.Unify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/**
 * A third system, Salesforce, needs nothing but its own adapter: {@code src/test/salesforce} is on the class path as its jar
 * would be, and holds mapping files and payloads in the form of its REST API.
 */
class ThirdAdapterTest {
    private static final Path ADAPTER = Path.of("src/test/salesforce");
    private static final String ACCOUNT = "00DDn000003kQyzMAE";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aContactIsAUnifiedCustomer() throws IOException {
        SourceRecord record = unify("contact", payload("contact"));
        assertThat(record.topic()).isEqualTo("unified.customer.v1");
        assertThat(record.key()).isEqualTo("acme:salesforce:" + ACCOUNT + ":contact:003Dn00000B7kQzIAJ");
        Struct customer = (Struct) record.value();
        customer.validate();
        assertThat(customer.getString("kind")).isEqualTo("PERSON");
        assertThat(customer.getString("display_name")).isEqualTo("Ada Lovelace");
        assertThat(customer.getString("salutation")).isEqualTo("Ms.");
        assertThat(customer.getString("email")).isEqualTo("Ada.Lovelace@example.com");
        assertThat(customer.getString("phone")).isEqualTo("+442079460958");
        assertThat(customer.getArray("phones"))
                .extracting(phone -> ((Struct) phone).getString("type"))
                .containsExactly(null, "mobile");
        assertThat(customer.getString("company_id")).isEqualTo("001Dn00000C1mXyIAJ");
        assertThat(customer.getString("company_name")).isEqualTo("Lovelace Engines Ltd");
        Struct address = customer.getStruct("address");
        assertThat(address.getString("line1")).isEqualTo("12 St James's Square");
        assertThat(address.getString("line2")).isEqualTo("Floor 3");
        assertThat(address.getString("country_code")).isEqualTo("GB");
        assertThat(customer.getString("email_consent")).isEqualTo("UNKNOWN");
        assertThat(customer.getMap("custom_fields")).isEqualTo(Map.of("Level__c", "Secondary", "Score__c", "17.5"));
        Struct meta = customer.getStruct("meta");
        assertThat(meta.get("updated_at")).isEqualTo(Date.from(Instant.parse("2026-10-01T08:30:05Z")));
        assertThat(meta.get("created_at")).isEqualTo(Date.from(Instant.parse("2026-09-30T22:15:00Z")));
        assertThat(meta.getString("source_url")).endsWith("/Contact/003Dn00000B7kQzIAJ");
        assertThat(meta.getString("mapping_version")).isEqualTo("salesforce.contact@1");
    }

    @Test
    void aContactThatWasMergedAwayOrDeletedSaysSo() throws IOException {
        ObjectNode merged = payload("contact").put("IsDeleted", true).put("MasterRecordId", "003Dn00000AAAAAIAQ");
        Struct customer = (Struct) unify("contact", merged).value();
        Struct meta = customer.getStruct("meta");
        assertThat(meta.getBoolean("deleted")).isTrue();
        assertThat(meta.getString("merged_into_id")).isEqualTo("003Dn00000AAAAAIAQ");
        assertThat(customer.getString("status")).isEqualTo("ARCHIVED");
        assertThat(((Struct) unify("contact", payload("contact")).value())
                        .getStruct("meta")
                        .getBoolean("deleted"))
                .isFalse();
    }

    @Test
    void anAccountIsAUnifiedCompany() throws IOException {
        SourceRecord record = unify("account", payload("account"));
        assertThat(record.topic()).isEqualTo("unified.company.v1");
        Struct company = (Struct) record.value();
        company.validate();
        assertThat(company.getString("name")).isEqualTo("Lovelace Engines Ltd");
        assertThat(company.getString("domain")).isEqualTo("lovelace-engines.example");
        assertThat(company.get("employee_count")).isEqualTo(340L);
        Struct revenue = company.getStruct("annual_revenue");
        assertThat(revenue.get("minor_units")).isEqualTo(1_250_000_000L);
        assertThat(revenue.get("scale")).as("a yen has no smaller unit").isEqualTo(0);
        assertThat(revenue.getString("currency")).isEqualTo("JPY");
        assertThat(company.getMap("custom_fields")).isEqualTo(Map.of("Type", "Customer - Direct"));
    }

    @Test
    void anOpportunityIsAUnifiedDeal() throws IOException {
        SourceRecord record = unify("opportunity", payload("opportunity"));
        assertThat(record.topic()).isEqualTo("unified.deal.v1");
        Struct deal = (Struct) record.value();
        deal.validate();
        assertThat(deal.getStruct("amount").get("minor_units")).isEqualTo(9_876_543L);
        assertThat(deal.getStruct("amount").getString("currency")).isEqualTo("GBP");
        assertThat(deal.getString("status")).isEqualTo("OPEN");
        assertThat(deal.getString("stage_id")).isEqualTo("Negotiation/Review");
        assertThat(deal.get("probability")).isEqualTo(0.9);
        assertThat(deal.get("close_at")).isEqualTo(Date.from(Instant.parse("2026-12-31T00:00:00Z")));
        assertThat(deal.getArray("company_ids")).isEqualTo(List.of("001Dn00000C1mXyIAJ"));
        assertThat(deal.getArray("customer_ids")).isEqualTo(List.of("003Dn00000B7kQzIAJ"));
        Struct won = (Struct) unify(
                        "opportunity",
                        payload("opportunity").put("IsClosed", true).put("IsWon", true))
                .value();
        Struct lost = (Struct) unify("opportunity", payload("opportunity").put("IsClosed", true))
                .value();
        assertThat(won.getString("status")).isEqualTo("WON");
        assertThat(lost.getString("status")).isEqualTo("LOST");
    }

    /** What has no envelope is told by the config, as for any other system. */
    @Test
    void aBareObjectIsMappedToo() throws IOException {
        try (Unify<SourceRecord> unify = new Unify<>()) {
            unify.configure(Map.of("system", "salesforce", "object", "account", "account", ACCOUNT));
            SourceRecord record = unify.apply(new SourceRecord(
                    Map.of(), Map.of(), "accounts", null, payload("account").toString()));
            assertThat(record.topic()).isEqualTo("unified.company.v1");
            assertThat(record.key()).isEqualTo("default:salesforce:" + ACCOUNT + ":account:001Dn00000C1mXyIAJ");
        }
    }

    @Test
    void customersOfAnySystemCanBeWrittenToIt() throws IOException {
        String stripe =
                "{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Grace Hopper\",\"email\":\"grace@example.com\","
                        + "\"address\":{\"line1\":\"1 Navy Way\",\"line2\":\"Room 7\",\"city\":\"Arlington\",\"state\":\"VA\","
                        + "\"postal_code\":\"22202\",\"country\":\"US\"}}";
        Struct customer = (Struct) unify("stripe", "customer", "cus_1", stripe).value();
        JsonNode written =
                Mappings.builtIn().write("salesforce", "contact").orElseThrow().apply(customer);
        assertThat(written).isEqualTo(JSON.readTree("""
                {"FirstName": "Grace", "LastName": "Hopper", "Email": "grace@example.com",
                 "MailingStreet": "1 Navy Way\\nRoom 7", "MailingCity": "Arlington", "MailingState": "VA",
                 "MailingPostalCode": "22202", "MailingCountry": "United States"}
                """));
    }

    /** N systems take N adapters: what the third one reads goes to the other two by their own mappings. */
    @Test
    void itsContactsCanBeWrittenToTheOtherSystems() throws IOException {
        Struct customer = (Struct) unify("contact", payload("contact")).value();
        JsonNode hubSpot =
                Mappings.builtIn().write("hubspot", "contact").orElseThrow().apply(customer);
        assertThat(hubSpot.path("firstname").asText()).isEqualTo("Ada");
        assertThat(hubSpot.path("mobilephone").asText()).isEqualTo("+447911123456");
        JsonNode stripe =
                Mappings.builtIn().write("stripe", "customer").orElseThrow().apply(customer);
        assertThat(stripe.path("name").asText()).isEqualTo("Ada Lovelace");
        assertThat(stripe.path("address").path("country").asText()).isEqualTo("GB");
    }

    @Test
    void whatIsReadComesBackAsItWasWritten() throws IOException {
        Struct customer = (Struct) unify("contact", payload("contact")).value();
        ObjectNode written =
                Mappings.builtIn().write("salesforce", "contact").orElseThrow().apply(customer);
        assertThat(written.fieldNames()).toIterable().doesNotContain("Id", "AccountId", "SystemModstamp");
        written.put("Id", "003Dn00000B7kQzIAJ");
        Struct again = (Struct) unify("contact", written).value();
        for (String field :
                List.of("display_name", "first_name", "last_name", "salutation", "email", "phone", "job_title")) {
            assertThat(again.get(field)).as(field).isEqualTo(customer.get(field));
        }
        assertThat(again.getStruct("address"))
                .hasToString(customer.getStruct("address").toString());
    }

    @Test
    void itConsistsOfMappingFilesAndDataAlone() throws IOException {
        try (Stream<Path> files = Files.walk(ADAPTER).filter(Files::isRegularFile)) {
            assertThat(files.map(file -> ADAPTER.relativize(file).toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.matches(
                            "META-INF/io\\.connectivityfabric\\.mappings|mappings/.*\\.yaml|payloads/.*\\.json"));
        }
    }

    @Test
    void nothingElseKnowsOfIt() throws IOException {
        try (Stream<Path> modules = Files.walk(Path.of(".."))) {
            List<Path> sources = modules.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*/src/main/(java|resources)/.*"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            for (Path source : sources) {
                assertThat(Files.readString(source).toLowerCase(Locale.ROOT))
                        .as(source.toString())
                        .doesNotContain("salesforce");
            }
        }
    }

    private static ObjectNode payload(String object) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(ADAPTER.resolve("payloads/" + object + ".json")));
    }

    private static SourceRecord unify(String object, ObjectNode payload) {
        return unify("salesforce", object, payload.path("Id").asText(), payload.toString());
    }

    /** As a worker does it with what a source connector gives. */
    private static SourceRecord unify(String system, String object, String id, String payload) {
        RawRecord raw = new RawRecord(
                "acme",
                system,
                ACCOUNT,
                object,
                id,
                Operation.READ,
                null,
                Instant.parse("2026-11-02T08:00:00Z"),
                null,
                null,
                payload);
        try (Unify<SourceRecord> unify = new Unify<>()) {
            unify.configure(Map.of());
            return unify.apply(new SourceRecord(
                    Map.of(), Map.of(), system + "." + object + "s", RawRecord.SCHEMA, raw.toStruct()));
        }
    }
}
