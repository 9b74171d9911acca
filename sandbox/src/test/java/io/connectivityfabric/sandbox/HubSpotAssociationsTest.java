package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.PortalObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubSpotAssociationsTest {
    private static final String TO_COMPANIES = "/crm/associations/2026-03/contacts/companies";

    private Sandbox sandbox;
    private Client hubspot;
    private Portal portal;
    private PortalObjects contacts;
    private PortalObjects companies;
    private PortalObjects deals;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(40)
                .limits(false)
                .build());
        hubspot = Client.hubspot(sandbox, "acme");
        portal = sandbox.tenant("acme").hubspot();
        contacts = portal.objects("contacts");
        companies = portal.objects("companies");
        deals = portal.objects("deals");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void seededOnesAreTheSameFromBothEnds() {
        int there = 0;
        for (String contact : contacts.ids()) {
            for (String company : contacts.associated(contact, companies)) {
                assertThat(companies.associated(company, contacts)).contains(contact);
                there++;
            }
        }
        int back = companies.ids().stream()
                .mapToInt(company -> companies.associated(company, contacts).size())
                .sum();
        assertThat(there).isEqualTo(back).isPositive();
        assertThat(deals.associated(deals.ids().get(0), companies)).hasSize(1);
    }

    @Test
    void listsAndRecordsNameThemOnlyIfAsked() {
        Answer plain = hubspot.get("/crm/v3/objects/contacts?limit=1");
        assertThat(plain.at("/results/0").has("associations")).isFalse();
        Answer page = hubspot.get("/crm/v3/objects/contacts?limit=40&associations=companies,deals");
        for (JsonNode contact : page.at("/results")) {
            List<String> expected = contacts.associated(contact.get("id").asText(), companies);
            List<String> shown = new ArrayList<>();
            contact.at("/associations/companies/results").forEach(a -> {
                if (a.get("type").asText().equals("contact_to_company")) {
                    shown.add(a.get("id").asText());
                }
            });
            assertThat(shown).isEqualTo(expected);
        }
        assertThat(page.at("/results").findValuesAsText("type"))
                .contains("contact_to_company_unlabeled", "contact_to_deal");
    }

    @Test
    void lineItemsGoByTheirLabel() {
        String deal = deals.create(Map.of("dealname", "d"));
        deals.associate(
                deal,
                portal.objects("line_items"),
                portal.objects("line_items").ids().get(0));
        Answer shown = hubspot.get("/crm/v3/objects/deals/" + deal + "?associations=line_items");
        assertThat(shown.at("/associations/line items/results")).hasSize(1);
    }

    @Test
    void batchReadGivesPagesAndNamesRecordsWithout() {
        String company = companies.create(Map.of("name", "Groß"));
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (int i = 0; i < 510; i++) {
            String contact = contacts.create(Map.of("firstname", "n" + i));
            inputs.add(Map.of(
                    "from", Map.of("id", company),
                    "to", Map.of("id", contact),
                    "types", List.of(Map.of("associationCategory", "HUBSPOT_DEFINED", "associationTypeId", 280))));
        }
        Answer created = hubspot.post("/crm/v4/associations/companies/contacts/batch/create", Map.of("inputs", inputs));
        assertThat(created.status()).isEqualTo(201);
        String path = "/crm/v4/associations/companies/contacts/batch/read";
        String lonely = companies.create(Map.of("name", "Allein"));
        Answer first = hubspot.post(path, Map.of("inputs", List.of(Map.of("id", company), Map.of("id", lonely))));
        assertThat(first.status()).isEqualTo(207);
        assertThat(first.at("/errors/0/context/fromObjectId/0").asText()).isEqualTo(lonely);
        assertThat(first.at("/results/0/to")).hasSize(500);
        String after = first.at("/results/0/paging/next/after").asText();
        Answer second = hubspot.post(path, Map.of("inputs", List.of(Map.of("id", company, "after", after))));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/results/0/to")).hasSize(10);
        assertThat(second.at("/results/0").has("paging")).isFalse();
        assertThat(hubspot.get("/crm/v3/objects/companies/" + company + "?associations=contacts")
                        .at("/associations/contacts/paging/next/after")
                        .asText())
                .isNotBlank();
        assertThat(hubspot.get("/crm/v4/objects/companies/" + company + "/associations/contacts?limit=500&after="
                                + after)
                        .at("/results"))
                .hasSize(10);
    }

    @Test
    void aRecordHasOnePrimaryCompanyAndCountsFollowWithoutAChangeOfTheRecord() {
        String contact = contacts.create(Map.of("email", "p@example.com"));
        String one = companies.create(Map.of("name", "1"));
        String two = companies.create(Map.of("name", "2"));
        String before = companies.find(two).orElseThrow().get("hs_lastmodifieddate");
        for (String company : List.of(one, two)) {
            Answer put = hubspot.put(
                    "/crm/objects/2026-09/contacts/" + contact + "/associations/companies/" + company,
                    List.of(Map.of("associationCategory", "HUBSPOT_DEFINED", "associationTypeId", 1)));
            assertThat(put.status()).isEqualTo(201);
            assertThat(put.at("/labels/0").asText()).isEqualTo("Primary");
        }
        Answer read = hubspot.post(TO_COMPANIES + "/batch/read", Map.of("inputs", List.of(Map.of("id", contact))));
        assertThat(read.at("/results/0/to")).hasSize(2);
        List<String> primary = new ArrayList<>();
        for (JsonNode to : read.at("/results/0/to")) {
            if (to.get("associationTypes").findValuesAsText("label").contains("Primary")) {
                primary.add(to.get("toObjectId").asText());
            }
        }
        assertThat(primary).containsExactly(two);
        assertThat(companies.find(two).orElseThrow())
                .containsEntry("num_associated_contacts", "1")
                .containsEntry("hs_lastmodifieddate", before);
        assertThat(hubspot.delete("/crm/v4/objects/contacts/" + contact + "/associations/companies/" + two)
                        .status())
                .isEqualTo(204);
        assertThat(contacts.associated(contact, companies)).containsExactly(one);
        assertThat(companies.find(two).orElseThrow()).containsEntry("num_associated_contacts", "0");
    }

    @Test
    void createTakesAssociationsAlong() {
        String company = companies.ids().get(0);
        Map<String, Object> association = Map.of(
                "to", Map.of("id", company),
                "types", List.of(Map.of("associationCategory", "HUBSPOT_DEFINED", "associationTypeId", 341)));
        Answer created = hubspot.post(
                "/crm/objects/2026-09/deals",
                Map.of("properties", Map.of("dealname", "x"), "associations", List.of(association)));
        assertThat(created.status()).isEqualTo(201);
        assertThat(deals.associated(created.at("/id").asText(), companies)).containsExactly(company);
        Map<String, Object> wrong = Map.of(
                "to", Map.of("id", company),
                "types", List.of(Map.of("associationCategory", "HUBSPOT_DEFINED", "associationTypeId", 279)));
        int before = deals.count();
        assertThat(hubspot.post(
                                "/crm/objects/2026-09/deals",
                                Map.of("properties", Map.of("dealname", "y"), "associations", List.of(wrong)))
                        .status())
                .isEqualTo(400);
        assertThat(deals.count()).as("nothing of it was done").isEqualTo(before);
    }

    @Test
    void labelsOfOnesOwn() {
        Answer labels = hubspot.post(
                "/crm/associations/v4/contacts/companies/labels",
                Map.of("label", "Adviser", "inverseLabel", "Advised", "name", "adviser"));
        assertThat(labels.at("/results")).hasSize(2);
        int id = labels.at("/results/0/typeId").asInt();
        String contact = contacts.create(Map.of("firstname", "A"));
        String company = companies.ids().get(0);
        Map<String, Object> input = Map.of(
                "from", Map.of("id", contact),
                "to", Map.of("id", company),
                "types", List.of(Map.of("associationCategory", "USER_DEFINED", "associationTypeId", id)));
        hubspot.post(TO_COMPANIES + "/batch/create", Map.of("inputs", List.of(input)));
        Answer back = hubspot.get("/crm/v4/objects/companies/" + company + "/associations/contacts");
        assertThat(back.at("/results").findValuesAsText("label")).contains("Advised");
        hubspot.post(TO_COMPANIES + "/batch/labels/archive", Map.of("inputs", List.of(input)));
        assertThat(hubspot.get("/crm/v4/objects/contacts/" + contact + "/associations/companies")
                        .at("/results/0/associationTypes"))
                .hasSize(1);
        assertThat(hubspot.delete("/crm/associations/v4/contacts/companies/labels/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(hubspot.delete("/crm/associations/v4/contacts/companies/labels/1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMergeMakesAThirdRecordToWhichBothIdsLead() {
        String one = contacts.create(Map.of("email", "one@example.com", "city", "Ulm"));
        String two = contacts.create(Map.of("email", "two@example.com", "city", "Bonn", "zip", "53111"));
        String company = companies.create(Map.of("name", "C"));
        contacts.associate(two, companies, company);
        Answer merged = hubspot.post(
                "/crm/objects/2026-03/contacts/merge", Map.of("primaryObjectId", one, "objectIdToMerge", two));
        String id = merged.at("/id").asText();
        assertThat(id).isNotIn(one, two);
        assertThat(contacts.find(id).orElseThrow())
                .containsEntry("email", "one@example.com")
                .containsEntry("hs_additional_emails", "two@example.com")
                .containsEntry("city", "Ulm")
                .containsEntry("zip", "53111")
                .containsEntry("hs_merged_object_ids", one + ";" + two);
        assertThat(contacts.ids()).contains(id).doesNotContain(one, two);
        Answer read = hubspot.post(
                "/crm/objects/2026-03/contacts/batch/read",
                Map.of("properties", List.of("email"), "inputs", List.of(Map.of("id", one), Map.of("id", two))));
        assertThat(read.at("/results")).as("both lead to it").hasSize(1);
        assertThat(read.at("/results/0/id").asText()).isEqualTo(id);
        assertThat(contacts.findBy("email", "two@example.com")).contains(id);
        assertThat(contacts.associated(id, companies)).containsExactly(company);
        assertThat(companies.associated(company, contacts)).containsExactly(id);
        assertThat(hubspot.get("/crm/v3/objects/contacts?archived=true").at("/results"))
                .isEmpty();
        assertThat(hubspot.post("/crm/v3/objects/notes/merge", Map.of("primaryObjectId", "1", "objectIdToMerge", "2"))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aSeededRecordKeepsItsAssociationsThroughAMerge() {
        String one = contacts.ids().get(0);
        String two = contacts.ids().get(1);
        List<String> withBoth = new ArrayList<>(deals.ids());
        withBoth.removeIf(deal -> !deals.associated(deal, contacts).contains(one)
                && !deals.associated(deal, contacts).contains(two));
        String merged = contacts.merge(one, two);
        assertThat(contacts.associated(merged, deals)).containsExactlyElementsOf(withBoth);
        withBoth.forEach(deal -> assertThat(deals.associated(deal, contacts)).contains(merged));
    }

    @Test
    void archivedOnesLeaveAndComeBackWithWhatTheyWereAssociatedWith() {
        String company = companies.create(Map.of("name", "C"));
        String contact = contacts.create(Map.of("email", "back@example.com"));
        contacts.associate(contact, companies, company);
        contacts.archive(contact);
        assertThat(companies.associated(company, contacts)).isEmpty();
        contacts.restore(contact);
        assertThat(companies.associated(company, contacts)).containsExactly(contact);
        assertThat(contacts.findBy("email", "back@example.com")).contains(contact);
    }

    @Test
    void whatIsDeletedForPrivacyIsNowhere() {
        String id = contacts.create(Map.of("email", "forget@example.com"));
        assertThat(hubspot.post(
                                "/crm/objects/2026-03/contacts/gdpr-delete",
                                Map.of("objectId", "forget@example.com", "idProperty", "email"))
                        .status())
                .isEqualTo(204);
        assertThat(hubspot.get("/crm/v3/objects/contacts/" + id).status()).isEqualTo(404);
        assertThat(hubspot.get("/crm/v3/objects/contacts/" + id + "?archived=true")
                        .status())
                .isEqualTo(404);
        assertThat(hubspot.get("/crm/v3/objects/contacts?archived=true").at("/results"))
                .isEmpty();
        assertThat(hubspot.post("/crm/objects/2026-03/contacts/gdpr-delete", Map.of("objectId", "1"))
                        .status())
                .isEqualTo(204);
    }
}
