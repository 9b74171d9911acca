package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that can be more than one entity. */
class AlternativesTest {

    private static final String LEAD = """
            id: acme.lead
            version: 1
            source: {system: hubspot, object: contact}
            target: UnifiedCompany
            %s
            read:
              name: properties.company
            """;

    @TempDir
    Path dir;

    private Mappings with(String text) throws IOException {
        return Mappings.withFiles(List.of(Files.writeString(dir.resolve("mapping.yaml"), text)));
    }

    @Test
    void anObjectIsItsPrimaryEntityIfNobodyAsks() {
        assertThat(Fixtures.MAPPINGS.read("stripe", "customer").orElseThrow().target())
                .isEqualTo(Entity.CUSTOMER);
        assertThat(Fixtures.MAPPINGS.read("hubspot", "product").orElseThrow().target())
                .isEqualTo(Entity.PRODUCT);
        assertThat(Fixtures.MAPPINGS.reads("stripe", "customer").stream().map(ReadMapping::entity))
                .containsExactly("customer", "company");
        assertThat(Fixtures.MAPPINGS.writes("hubspot", "product").stream().map(WriteMapping::entity))
                .containsExactly("product", "price");
        assertThat(Fixtures.MAPPINGS.reads("stripe", "mandate")).isEmpty();
    }

    @Test
    void aUsersMappingToAnotherEntityIsWhatTheObjectIsThen() throws IOException {
        Mappings mappings = with(LEAD.formatted(""));
        assertThat(mappings.read("hubspot", "contact").orElseThrow().target()).isEqualTo(Entity.COMPANY);
        assertThat(mappings.read("hubspot", "contact", Entity.CUSTOMER)).isPresent();
    }

    @Test
    void unlessItSaysThatItIsAnAlternative() throws IOException {
        Mappings mappings = with(LEAD.formatted("alternative: true"));
        assertThat(mappings.read("hubspot", "contact").orElseThrow().target()).isEqualTo(Entity.CUSTOMER);
        assertThat(mappings.read("hubspot", "contact", Entity.COMPANY)).isPresent();
    }

    @Test
    void whatExtendsAnAlternativeTakesItsPlace() throws IOException {
        Mappings mappings = with("""
                id: acme.company
                version: 7
                extends: stripe.company
                read:
                  website: metadata.home
                """);
        assertThat(mappings.reads("stripe", "customer").stream().map(ReadMapping::entity))
                .containsExactly("customer", "company");
        assertThat(company(mappings, "{\"id\":\"cus_1\",\"metadata\":{\"home\":\"https://a.example\"}}")
                        .getString("website"))
                .isEqualTo("https://a.example");
    }

    private static org.apache.kafka.connect.data.Struct company(Mappings mappings, String payload) {
        return mappings.read("stripe", "customer", Entity.COMPANY)
                .orElseThrow()
                .apply(Fixtures.raw("stripe", Operation.READ, payload));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"metadata\":{\"type\":\"company\"}}',true",
        "'{\"business_name\":\"Acme\"}',true",
        "'{\"business_name\":\"Acme\",\"individual_name\":\"Ada\"}',false",
        "'{\"tax_ids\":{\"data\":[{\"type\":\"eu_vat\",\"value\":\"DE1\"}]}}',true",
        "'{\"name\":\"Ada Lovelace\"}',false",
    })
    void aStripeCustomerIsACompanyIfItIsAnOrganization(String json, boolean company) {
        ObjectNode customer = Fixtures.json(json).put("id", "cus_1").put("created", 1L);
        ReadMapping mapping =
                Fixtures.MAPPINGS.read("stripe", "customer", Entity.COMPANY).orElseThrow();
        RawRecord raw = Fixtures.raw("stripe", Operation.READ, customer.toString());
        assertThat(mapping.takes(raw, customer)).isEqualTo(company);
        assertThat(Fixtures.stripe(customer).getString("kind").equals("ORGANIZATION"))
                .isEqualTo(company);
    }

    @ParameterizedTest
    @CsvSource({"billing@www.acme.example,www.acme.example", "ada@GMAIL.com,", "nobody,"})
    void theDomainOfACompanyIsThatOfItsMailUnlessAnybodyCanHaveMailThere(String email, String domain) {
        assertThat(company(Fixtures.MAPPINGS, "{\"email\":\"" + email + "\"}").getString("domain"))
                .isEqualTo(domain == null ? null : "acme.example");
    }
}
