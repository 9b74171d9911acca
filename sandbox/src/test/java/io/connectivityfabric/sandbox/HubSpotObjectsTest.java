package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for records of any type. */
class HubSpotObjectsTest {
    private Sandbox sandbox;
    private Client hubspot;
    private Portal portal;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(40)
                .hubspotObjects("deals", 230)
                .hubspotProperties("companies", 200)
                .searchDelay(Duration.ofMillis(50))
                .limits(false)
                .build());
        hubspot = Client.hubspot(sandbox, "acme");
        portal = sandbox.tenant("acme").hubspot();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    static Set<String> types() {
        return ObjectTypes.names();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsListedReadAndSearchedByNameAndById(String name) {
        ObjectType type = ObjectTypes.type(name);
        List<String> ids = portal.objects(name).ids();
        assertThat(ids).hasSize(name.equals("contacts") ? 40 : name.equals("deals") ? 230 : 10);
        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            Answer page = hubspot.get("/crm/objects/2026-09/" + type.id() + "?limit=100" + after);
            page.at("/results").forEach(r -> listed.add(r.get("id").asText()));
            after = page.body().has("paging")
                    ? "&after=" + page.at("/paging/next/after").asText()
                    : "";
        } while (!after.isEmpty());
        assertThat(listed).isEqualTo(ids);
        Answer one = hubspot.get("/crm/v3/objects/" + name + "/" + ids.get(3));
        assertThat(one.at("/properties/" + type.modified()).asText())
                .isEqualTo(one.at("/updatedAt").asText());
        assertThat(one.at("/properties/" + type.created()).asText())
                .isEqualTo(one.at("/createdAt").asText());
        Map<String, Object> since = Map.of("propertyName", type.modified(), "operator", "GTE", "value", "0");
        Answer found = hubspot.post(
                "/crm/v3/objects/" + name + "/search",
                Map.of("filterGroups", List.of(Map.of("filters", List.of(since))), "sorts", List.of(type.modified())));
        assertThat(found.at("/total").asInt()).isEqualTo(ids.size());
        assertThat(found.at("/results").findValuesAsText("updatedAt")).isSorted();
        Answer batch = hubspot.post(
                "/crm/objects/2026-03/" + name + "/batch/read",
                Map.of(
                        "properties",
                        List.of("hubspot_owner_id"),
                        "inputs",
                        List.of(Map.of("id", ids.get(0)), Map.of("id", ids.get(5)))));
        assertThat(batch.at("/results")).hasSize(2);
        assertThat(batch.at("/results/0/properties/hubspot_owner_id").isMissingNode())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsWrittenUnlessItIsReadOnly(String name) {
        ObjectType type = ObjectTypes.type(name);
        String path = "/crm/objects/2026-09/" + name;
        Answer created = hubspot.post(path, Map.of("properties", Map.of("hubspot_owner_id", "77001")));
        if (type.readOnly()) {
            assertThat(created.status()).isEqualTo(405);
            return;
        }
        assertThat(created.status()).isEqualTo(201);
        String id = created.at("/id").asText();
        hubspot.patch(path + "/" + id, Map.of("properties", Map.of("hubspot_owner_id", "77002")));
        assertThat(portal.objects(name).find(id).orElseThrow()).containsEntry("hubspot_owner_id", "77002");
        Map<String, Object> owned = Map.of("propertyName", "hs_object_id", "operator", "EQ", "value", id);
        Map<String, Object> query = Map.of("filterGroups", List.of(Map.of("filters", List.of(owned))));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> hubspot.post(path + "/search", query).at("/total").asInt() == 1);
        assertThat(hubspot.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(hubspot.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(hubspot.get(path + "/" + id + "?archived=true")
                        .at("/archived")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTypeOnlyHasThePathsOfItsVersions() {
        assertThat(hubspot.get("/crm/v3/objects/payments").at("/results")).hasSize(10);
        assertThat(hubspot.get("/crm/objects/2026-09/payments").status()).isEqualTo(400);
        assertThat(hubspot.get("/crm/objects/2026-09/commerce_payments").status())
                .isEqualTo(200);
        assertThat(hubspot.get("/crm/objects/v3/contacts").status()).isEqualTo(404);
        assertThat(hubspot.get("/crm/2026-09/objects/contacts").status()).isEqualTo(404);
        assertThat(hubspot.get("/crm/schemas/2026-09/schemas").status()).isEqualTo(404);
    }

    @Test
    void sensitiveAndArchivedPropertiesHaveListsOfTheirOwn() {
        String path = "/crm/properties/2026-09/companies";
        assertThat(names(path)).contains("name", "num_associated_deals", "hs_object_id", "custom_200");
        assertThat(names(path)).doesNotContain("tax_number", "legacy_code");
        assertThat(names(path + "?dataSensitivity=sensitive")).containsExactly("tax_number");
        assertThat(names("/crm/properties/2026-09/contacts?dataSensitivity=highly_sensitive"))
                .containsExactly("national_id");
        assertThat(names(path + "?archived=true")).containsExactly("legacy_code");
        assertThat(hubspot.get(path + "/num_associated_deals").at("/calculated").asBoolean())
                .isTrue();
    }

    @Test
    void propertiesAreMadeRenamedAndArchived() {
        String path = "/crm/properties/2026-09/deals";
        Map<String, Object> region = Map.of(
                "name", "region", "label", "Region", "groupName", "sales", "type", "string", "fieldType", "text");
        assertThat(hubspot.post(path, region).status()).as("no such group yet").isEqualTo(404);
        assertThat(hubspot.post(path + "/groups", Map.of("name", "sales", "label", "Sales"))
                        .status())
                .isEqualTo(201);
        assertThat(hubspot.post(path, region).status()).isEqualTo(201);
        String id = portal.objects("deals").create(Map.of("region", "EMEA"));
        assertThat(hubspot.patch(path + "/region", Map.of("label", "Gebiet"))
                        .at("/label")
                        .asText())
                .isEqualTo("Gebiet");
        assertThat(hubspot.get("/crm/v3/objects/deals/" + id + "?properties=region")
                        .at("/properties/region")
                        .asText())
                .isEqualTo("EMEA");
        assertThat(hubspot.delete(path + "/region").status()).isEqualTo(204);
        assertThat(hubspot.get("/crm/v3/objects/deals/" + id + "?properties=region")
                        .at("/properties")
                        .has("region"))
                .isFalse();
        assertThat(names(path + "?archived=true")).containsExactly("region");
        assertThat(hubspot.delete(path + "/amount").status())
                .as("HubSpot's own")
                .isEqualTo(400);
    }

    @Test
    void productsCannotHaveUniqueProperties() {
        Map<String, Object> unique = Map.of(
                "name", "fabric_id",
                "label", "Fabric id",
                "groupName", "productinformation",
                "type", "string",
                "fieldType", "text",
                "hasUniqueValue", true);
        assertThat(hubspot.post("/crm/properties/2026-09/products", unique).status())
                .isEqualTo(400);
    }

    @Test
    void historyShowsFormerValuesNewestFirstAndMakesPagesSmaller() {
        String id = portal.objects("deals").create(Map.of("dealname", "eins"));
        portal.objects("deals").update(id, Map.of("dealname", "zwei"));
        portal.objects("deals").update(id, Map.of("amount", "5"));
        Answer shown = hubspot.get("/crm/v3/objects/deals/" + id + "?propertiesWithHistory=dealname,amount");
        assertThat(shown.at("/propertiesWithHistory/dealname").findValuesAsText("value"))
                .containsExactly("zwei", "eins");
        assertThat(shown.at("/propertiesWithHistory/amount")).hasSize(1);
        assertThat(hubspot.get("/crm/v3/objects/deals?propertiesWithHistory=dealname&limit=51")
                        .status())
                .isEqualTo(400);
        assertThat(hubspot.get("/crm/v3/objects/deals?propertiesWithHistory=dealname&limit=50")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tooManyPropertiesMakeTheAddressTooLong() {
        String all = IntStream.range(0, 2_000).mapToObj(i -> "property_" + i).collect(Collectors.joining(","));
        assertThat(hubspot.get("/crm/v3/objects/companies?properties=" + all).status())
                .isEqualTo(414);
        Answer batch = hubspot.post(
                "/crm/v3/objects/companies/batch/read",
                Map.of(
                        "properties",
                        names("/crm/v3/properties/companies"),
                        "inputs",
                        List.of(Map.of("id", portal.objects("companies").ids().get(0)))));
        assertThat(batch.at("/results/0/properties/custom_200").asText()).isNotBlank();
    }

    @Test
    void customObjectsAreFoundThroughTheirSchemas() {
        Answer schemas = hubspot.get("/crm-object-schemas/2026-09/schemas");
        assertThat(schemas.at("/results")).hasSize(1);
        String typeId = schemas.at("/results/0/objectTypeId").asText();
        String full = schemas.at("/results/0/fullyQualifiedName").asText();
        assertThat(typeId).startsWith("2-");
        assertThat(full).isEqualTo("p" + portal.portalId() + "_machines");
        for (String name : List.of(typeId, full, "p_machines")) {
            assertThat(hubspot.get("/crm/objects/2026-09/" + name + "?limit=100")
                            .at("/results"))
                    .hasSize(10);
        }
        Answer boats = hubspot.post(
                "/crm-object-schemas/2026-09/schemas",
                Map.of(
                        "name", "boats",
                        "labels", Map.of("singular", "Boat", "plural", "Boats"),
                        "primaryDisplayProperty", "boat_name",
                        "requiredProperties", List.of("boat_name"),
                        "properties",
                                List.of(Map.of(
                                        "name",
                                        "boat_name",
                                        "label",
                                        "Name",
                                        "type",
                                        "string",
                                        "fieldType",
                                        "text",
                                        "hasUniqueValue",
                                        true))));
        assertThat(boats.status()).isEqualTo(201);
        String boat = boats.at("/objectTypeId").asText();
        Answer upserted = hubspot.post(
                "/crm/objects/2026-09/" + boat + "/batch/upsert",
                Map.of("inputs", List.of(Client.input("Bounty", "boat_name", "t", Map.of()))));
        assertThat(upserted.at("/results/0/properties/boat_name").asText()).isEqualTo("Bounty");
        assertThat(hubspot.get("/crm-object-schemas/2026-09/schemas").at("/results"))
                .hasSize(2);
        String id = upserted.at("/results/0/id").asText();
        assertThat(hubspot.delete("/crm-object-schemas/2026-09/schemas/" + boat).status())
                .as("it still has records")
                .isEqualTo(400);
        hubspot.delete("/crm/objects/2026-09/" + boat + "/" + id);
        assertThat(hubspot.delete("/crm-object-schemas/2026-09/schemas/" + boat).status())
                .isEqualTo(204);
        assertThat(hubspot.get("/crm/objects/2026-09/" + boat).status()).isEqualTo(400);
        assertThat(hubspot.get("/crm-object-schemas/2026-09/schemas?archived=true")
                        .at("/results/0/objectTypeId")
                        .asText())
                .isEqualTo(boat);
    }

    private List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (JsonNode property : hubspot.get(path).at("/results")) {
            names.add(property.get("name").asText());
        }
        assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
        return names;
    }
}
