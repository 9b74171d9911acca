package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotReadTest {
    private static Sandbox sandbox;
    private static Client hubspot;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(0)
                .contacts(233)
                .limits(false)
                .build());
        hubspot = Client.hubspot(sandbox, "acme");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/crm/v3/objects/contacts", "/crm/objects/2026-03/contacts", "/crm/objects/2026-09/contacts"})
    void pagingShowsEveryContactOnce(String path) {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = hubspot.get(path + "?limit=100" + after);
            assertThat(page.status()).isEqualTo(200);
            page.at("/results").forEach(c -> seen.add(c.get("id").asText()));
            after = page.body().has("paging")
                    ? "&after=" + page.at("/paging/next/after").asText()
                    : "";
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(sandbox.tenant("acme").hubspot().contactIds());
    }

    @Test
    void cursorMeansNothingToTheCaller() {
        String after =
                hubspot.get("/crm/v3/objects/contacts").at("/paging/next/after").asText();
        assertThat(after).isNotBlank().doesNotMatch("\\d+");
        assertThat(hubspot.get("/crm/v3/objects/contacts?after=12").status()).isEqualTo(400);
    }

    @Test
    void showsWhatWasAskedForWithNullsAndItsOwnThree() {
        JsonNode properties = hubspot.get("/crm/v3/objects/contacts?limit=1&properties=fax,phone,nonsense")
                .at("/results/0/properties");
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("createdate", "fax", "hs_object_id", "lastmodifieddate", "phone");
        properties.forEach(v -> assertThat(v.isTextual() || v.isNull()).isTrue());
        List<String> unasked = new ArrayList<>();
        hubspot.get("/crm/v3/objects/contacts?limit=1")
                .at("/results/0/properties")
                .fieldNames()
                .forEachRemaining(unasked::add);
        assertThat(unasked)
                .containsExactly("createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname");
    }

    @Test
    void oneContactByIdOrEmail() {
        Map<String, Map<String, String>> all = sandbox.tenant("acme").hubspot().contacts();
        Map.Entry<String, Map<String, String>> one = all.entrySet().stream()
                .filter(e -> e.getValue().containsKey("email"))
                .findFirst()
                .orElseThrow();
        String email = one.getValue().get("email");
        Answer byId = hubspot.get("/crm/objects/2026-09/contacts/" + one.getKey());
        assertThat(byId.at("/properties/email").asText()).isEqualTo(email);
        assertThat(byId.at("/url").asText()).endsWith("/record/0-1/" + one.getKey());
        Answer byEmail = hubspot.get("/crm/v3/objects/contacts/" + email.replace("+", "%2B") + "?idProperty=email");
        assertThat(byEmail.at("/id").asText()).isEqualTo(one.getKey());
        assertThat(hubspot.get("/crm/v3/objects/contacts/77").status()).isEqualTo(404);
        assertThat(hubspot.get("/crm/v3/objects/contacts/77").at("/category").asText())
                .isEqualTo("OBJECT_NOT_FOUND");
        assertThat(hubspot.get("/crm/v3/objects/contacts/x?idProperty=city").status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatTheApiRefuses() {
        assertThat(hubspot.get("/crm/v3/objects/contacts?limit=101").status()).isEqualTo(400);
        assertThat(hubspot.get("/crm/v3/objects/unicorns").at("/message").asText())
                .isEqualTo("Unable to infer object type from: unicorns");
        assertThat(hubspot.get("/crm/objects/2025-01/contacts").status()).isEqualTo(404);
        Answer unauthorized = hubspot.as("pat-na1-nobody").get("/crm/v3/objects/contacts");
        assertThat(unauthorized.status()).isEqualTo(401);
        assertThat(unauthorized.at("/category").asText()).isEqualTo("INVALID_AUTHENTICATION");
        assertThat(unauthorized.at("/correlationId").asText()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void accountDetailsNameThePortal(String version) {
        Answer details = hubspot.get("/account-info/" + version + "/details");
        assertThat(details.at("/portalId").asLong())
                .isEqualTo(sandbox.tenant("acme").hubspot().portalId())
                .isNotEqualTo(sandbox.tenant("globex").hubspot().portalId());
    }
}
