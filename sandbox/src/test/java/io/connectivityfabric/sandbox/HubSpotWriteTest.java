package io.connectivityfabric.sandbox;

import static io.connectivityfabric.sandbox.Client.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.hubspot.Portal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubSpotWriteTest {
    private static final String CONTACTS = "/crm/objects/2026-09/contacts";

    private Sandbox sandbox;
    private Client hubspot;
    private Portal portal;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(3)
                .limits(false)
                .build());
        hubspot = Client.hubspot(sandbox, "acme");
        portal = sandbox.tenant("acme").hubspot();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsWithLowerCaseEmailAndRefusesASecondOne() {
        Answer created =
                hubspot.post(CONTACTS, Map.of("properties", Map.of("email", "New@Example.COM", "city", "Ulm")));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/properties/email").asText()).isEqualTo("new@example.com");
        Answer again = hubspot.post(CONTACTS, Map.of("properties", Map.of("email", "NEW@example.com")));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/category").asText()).isEqualTo("CONFLICT");
        assertThat(again.at("/message").asText())
                .isEqualTo("Contact already exists. Existing ID: "
                        + created.at("/id").asText());
    }

    @Test
    void updateClearsWithAnEmptyText() {
        String id = portal.createContact(Map.of("email", "a@example.com", "city", "Ulm"));
        Answer updated = hubspot.patch(CONTACTS + "/" + id, Map.of("properties", Map.of("city", "", "zip", "89073")));
        assertThat(updated.at("/properties/city").asText()).isEmpty();
        assertThat(updated.at("/properties/zip").asText()).isEqualTo("89073");
        assertThat(portal.contact(id).orElseThrow()).containsEntry("email", "a@example.com");
        assertThat(updated.at("/updatedAt").asText())
                .isGreaterThanOrEqualTo(updated.at("/createdAt").asText());
    }

    @Test
    void refusesUnknownPropertiesAndBadValuesNamingEach() {
        Answer refused = hubspot.post(
                CONTACTS,
                Map.of(
                        "properties",
                        Map.of("fabric", "1", "email", "no address", "lifecyclestage", "fan", "hs_object_id", "1")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.at("/message").asText()).startsWith("Property values were not valid: [{");
        List<String> codes = new ArrayList<>();
        refused.at("/errors")
                .forEach(e -> codes.add(e.at("/context/propertyName/0").asText() + " "
                        + e.at("/code").asText()));
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "fabric PROPERTY_DOESNT_EXIST",
                        "email INVALID_EMAIL",
                        "lifecyclestage INVALID_OPTION",
                        "hs_object_id READ_ONLY_VALUE");
        assertThat(hubspot.post(CONTACTS, "{\"properties\":{\"city\":null}}").status())
                .isEqualTo(400);
        assertThat(hubspot.post(CONTACTS, "{\"properties\":").status()).isEqualTo(400);
        assertThat(portal.contactCount()).isEqualTo(3);
    }

    @Test
    void readsNothingButJson() {
        assertThat(hubspot.form(CONTACTS, "properties=1").status()).isEqualTo(415);
    }

    @Test
    void lifecycleStageOnlyMovesForward() {
        String id = portal.createContact(Map.of("lifecyclestage", "customer"));
        portal.updateContact(id, Map.of("lifecyclestage", "lead"));
        assertThat(portal.contact(id).orElseThrow()).containsEntry("lifecyclestage", "customer");
        portal.updateContact(id, Map.of("lifecyclestage", ""));
        portal.updateContact(id, Map.of("lifecyclestage", "lead"));
        assertThat(portal.contact(id).orElseThrow()).containsEntry("lifecyclestage", "lead");
    }

    @Test
    void archivedContactsLeaveTheListAndFreeTheirEmail() {
        String id = portal.createContact(Map.of("email", "gone@example.com"));
        assertThat(hubspot.delete(CONTACTS + "/" + id).status()).isEqualTo(204);
        assertThat(hubspot.get(CONTACTS + "/" + id).status()).isEqualTo(404);
        Answer archived = hubspot.get(CONTACTS + "?archived=true");
        assertThat(archived.at("/results/0/id").asText()).isEqualTo(id);
        assertThat(archived.at("/results/0/archivedAt").asText()).isNotBlank();
        assertThat(portal.createContact(Map.of("email", "gone@example.com"))).isNotEqualTo(id);
    }

    @Test
    void traceableBatchWritesGoodRowsAndNamesBadOnes() {
        String taken = portal.createContact(Map.of("email", "taken@example.com"));
        portal.createProperty("fabric_id", true);
        Answer answer = hubspot.post(
                CONTACTS + "/batch/upsert",
                Map.of(
                        "inputs",
                        List.of(
                                input("k1", "fabric_id", "t1", Map.of("firstname", "Neu", "email", "ONE@example.com")),
                                input("k2", "fabric_id", "t2", Map.of("email", "taken@example.com")),
                                input("k3", "fabric_id", "t3", Map.of("nope", "x")))));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.at("/results")).hasSize(1);
        assertThat(answer.at("/results/0/new").asBoolean()).isTrue();
        assertThat(answer.at("/results/0/objectWriteTraceId").asText()).isEqualTo("t1");
        assertThat(answer.at("/results/0/properties/email").asText()).isEqualTo("one@example.com");
        assertThat(answer.at("/numErrors").asInt()).isEqualTo(2);
        assertThat(answer.at("/errors/0/context/objectWriteTraceId/0").asText()).isEqualTo("t2");
        assertThat(answer.at("/errors/0/category").asText()).isEqualTo("CONFLICT");
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Contact already exists. Existing ID: " + taken);
        assertThat(answer.at("/errors/1/errors/0/code").asText()).isEqualTo("PROPERTY_DOESNT_EXIST");

        Answer again = hubspot.post(
                CONTACTS + "/batch/upsert",
                Map.of("inputs", List.of(input("k1", "fabric_id", null, Map.of("firstname", "Alt")))));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/results/0/new").asBoolean()).isFalse();
        assertThat(again.at("/results/0/id").asText())
                .isEqualTo(answer.at("/results/0/id").asText());
    }

    @Test
    void withoutTraceIdsOneBadRowRefusesTheBatch() {
        Answer refused = hubspot.post(
                CONTACTS + "/batch/create",
                Map.of(
                        "inputs",
                        List.of(
                                Map.of("properties", Map.of("email", "good@example.com")),
                                Map.of("properties", Map.of("email", "bad")))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(portal.contactByEmail("good@example.com")).isEmpty();
        assertThat(portal.contactCount()).isEqualTo(3);
        assertThat(portal.createContact(Map.of("email", "good@example.com"))).isNotBlank();
    }

    @Test
    void aBatchIsRefusedAsAWholeForItsShape() {
        String path = CONTACTS + "/batch/upsert";
        Answer twice = hubspot.post(
                path,
                Map.of(
                        "inputs",
                        List.of(
                                input("a@example.com", "email", "1", Map.of()),
                                input("A@example.com", "email", "2", Map.of()))));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.at("/message").asText()).contains("Duplicate IDs found in batch input: [a@example.com]");
        List<Map<String, Object>> many = IntStream.range(0, 101)
                .mapToObj(i -> input("n" + i + "@example.com", "email", "t" + i, Map.of()))
                .toList();
        assertThat(hubspot.post(path, Map.of("inputs", many)).status()).isEqualTo(400);
        assertThat(hubspot.post(path, Map.of("inputs", many.subList(0, 100))).status())
                .isEqualTo(200);
        Answer notUnique = hubspot.post(path, Map.of("inputs", List.of(input("Ulm", "city", "1", Map.of("zip", "1")))));
        assertThat(notUnique.status()).isEqualTo(400);
        assertThat(notUnique.at("/message").asText()).startsWith("Unable to perform update/upsert by non-unique");
        Answer updateByEmail = hubspot.post(
                CONTACTS + "/batch/update",
                Map.of("inputs", List.of(input("n1@example.com", "email", "1", Map.of("zip", "1")))));
        assertThat(updateByEmail.status()).isEqualTo(400);
    }

    @Test
    void updateOfWhatIsNotThereIsAnErrorOfThatRow() {
        String id = portal.contactIds().get(0);
        Answer answer = hubspot.post(
                CONTACTS + "/batch/update",
                Map.of(
                        "inputs",
                        List.of(
                                input(id, null, null, Map.of("zip", "9")),
                                input("5", null, null, Map.of("zip", "9")))));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.at("/results/0/id").asText()).isEqualTo(id);
        assertThat(answer.at("/errors/0/context/ids/0").asText()).isEqualTo("5");
    }

    @Test
    void batchReadNamesTheMissing() {
        List<String> ids = portal.contactIds();
        Answer answer = hubspot.post(
                CONTACTS + "/batch/read",
                Map.of(
                        "properties",
                        List.of("city"),
                        "inputs",
                        List.of(Map.of("id", ids.get(0)), Map.of("id", ids.get(1)), Map.of("id", "5"))));
        assertThat(answer.status()).isEqualTo(207);
        List<String> found = new ArrayList<>();
        for (JsonNode result : answer.at("/results")) {
            found.add(result.get("id").asText());
        }
        assertThat(found).as("in no promised order").containsExactly(ids.get(1), ids.get(0));
        assertThat(answer.at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(answer.at("/errors/0/context/ids/0").asText()).isEqualTo("5");
    }

    @Test
    void uniquePropertiesAreAtMostTenAndTheirValuesUnique() {
        Map<String, Object> definition = Map.of(
                "name", "fabric_id",
                "label", "Fabric id",
                "groupName", "contactinformation",
                "type", "string",
                "fieldType", "text",
                "hasUniqueValue", true);
        Answer created = hubspot.post("/crm/properties/2026-09/contacts", definition);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/hasUniqueValue").asBoolean()).isTrue();
        assertThat(hubspot.post("/crm/properties/2026-09/contacts", definition).status())
                .isEqualTo(409);
        assertThat(hubspot.get("/crm/v3/properties/contacts/fabric_id")
                        .at("/label")
                        .asText())
                .isEqualTo("Fabric id");
        assertThat(hubspot.get("/crm/v3/properties/contacts/nope").status()).isEqualTo(404);

        portal.createContact(Map.of("fabric_id", "one"));
        Answer taken = hubspot.post(CONTACTS, Map.of("properties", Map.of("fabric_id", "one")));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.at("/errors/0/code").asText()).isEqualTo("CONFLICTING_UNIQUE_VALUE");

        for (int i = 2; i <= 10; i++) {
            portal.createProperty("unique_" + i, true);
        }
        Map<String, Object> eleventh = new HashMap<>(definition);
        eleventh.put("name", "unique_11");
        assertThat(hubspot.post("/crm/properties/2026-09/contacts", eleventh).status())
                .isEqualTo(400);
    }
}
