package io.connectivityfabric.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.HubSpotApp;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's HubSpot API against the official document, in each of its versions: every type of records, and all that
 * is told of them. Without {@code -Dopenapi.dir} only the statuses are looked at.
 */
class HubSpotSandboxTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Sandbox sandbox;
    private CheckedTraffic traffic;
    private String token;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(60)
                .limits(false)
                .build());
        token = sandbox.tenant("acme").hubspot().accessToken();
        traffic = new CheckedTraffic(Map.of("hubspot", URI.create(sandbox.hubspotUrl())));
    }

    @AfterEach
    void stop() throws Exception {
        traffic.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void recordsOfEveryType(String version) {
        for (ObjectType type : ObjectTypes.standard().values()) {
            // The document has deals by their id in some versions.
            String path = crm(version, "objects") + "/" + (type.name().equals("deals") ? "0-3" : type.name());
            JsonNode page = get(path + "?limit=20&properties=" + String.join(",", type.shown()) + "&archived=false");
            String id = page.at("/results/0/id").asString();
            get(path + "?limit=5&propertiesWithHistory=hubspot_owner_id");
            get(path + "/" + id);
            post(path + "/search", """
                    {"filterGroups":[{"filters":[{"propertyName":"%s","operator":"GTE","value":"0"}]}],
                     "sorts":["%s"],"properties":["hubspot_owner_id"],"limit":50}""".formatted(type.modified(), type.modified()), 200);
            post(path + "/batch/read", """
                    {"properties":["hubspot_owner_id"],"propertiesWithHistory":[],
                     "inputs":[{"id":"%s"},{"id":"1"}]}""".formatted(id), 207);
            if (!type.readOnly()) {
                writes(path, version.equals("v3") ? "" : ",\"objectWriteTraceId\":\"t\"");
            }
        }
        traffic.assertConforms();
    }

    private void writes(String path, String trace) {
        String properties = "\"properties\":{\"hubspot_owner_id\":\"77001\"}";
        String created = post(path, "{" + properties + ",\"associations\":[]}", 201)
                .at("/id")
                .asString();
        send("PATCH", path + "/" + created, "{" + properties.replace("1", "2") + "}", 200);
        JsonNode batch = post(
                path + "/batch/create", "{\"inputs\":[{" + properties + ",\"associations\":[]" + trace + "}]}", 201);
        String id = batch.at("/results/0/id").asString();
        post(path + "/batch/update", "{\"inputs\":[{\"id\":\"" + id + "\"," + properties + "}]}", 200);
        post(path + "/batch/upsert", "{\"inputs\":[{\"id\":\"" + id + "\"," + properties + "}]}", 200);
        post(path + "/batch/archive", "{\"inputs\":[{\"id\":\"" + id + "\"}]}", 204);
        send("DELETE", path + "/" + created, null, 204);
        get(path + "/" + created + "?archived=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void propertiesAndSchemas(String version) {
        get("/account-info/" + version + "/details");
        String path = crm(version, "properties") + "/companies";
        for (String query : List.of("", "?archived=true", "?dataSensitivity=sensitive")) {
            get(path + query);
        }
        get(path + "/name");
        get(path + "/groups");
        post(path + "/groups", "{\"name\":\"g\",\"label\":\"G\"}", 201);
        post(path, """
                {"name":"p","label":"P","groupName":"g","type":"enumeration","fieldType":"select",
                 "options":[{"label":"A","value":"a","displayOrder":0,"hidden":false}]}""", 201);
        send("PATCH", path + "/p", "{\"label\":\"Q\"}", 200);
        post(
                path + "/batch/read",
                "{\"archived\":false,\"dataSensitivity\":\"non_sensitive\",\"inputs\":[{\"name\":\"p\"}]}",
                200);
        send("DELETE", path + "/p", null, 204);

        String schemas = "/crm-object-schemas/" + version + "/schemas";
        JsonNode found = get(schemas);
        get(schemas + "/" + found.at("/results/0/objectTypeId").asString());
        post(
                schemas,
                """
                {%s"name":"boats","labels":{"singular":"Boat","plural":"Boats"},"primaryDisplayProperty":"boat_name",
                 "requiredProperties":["boat_name"],"searchableProperties":[],"secondaryDisplayProperties":[],
                 "associatedObjects":[],"allowsSensitiveProperties":false,
                 "properties":[{"name":"boat_name","label":"Name","type":"string","fieldType":"text"}]}""".formatted(version.equals("2026-03") ? "\"shouldCreateSameObjectAssociation\":false," : ""),
                201);
        traffic.assertConforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "2026-03", "2026-09"})
    void associationsAndMerges(String version) {
        Portal portal = sandbox.tenant("acme").hubspot();
        String objects = crm(version, "objects");
        String path = crm(version, "associations") + "/contacts/companies";
        String contact = portal.objects("contacts").ids().get(0);
        String company = portal.objects("companies").create(Map.of("name", "C"));
        boolean newest = version.equals("2026-09");
        String ends = "\"from\":{\"id\":\"" + contact + "\"},\"to\":{\"id\":\"" + company + "\"}";
        String types = "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":1}]";
        String input = "{\"inputs\":[{" + ends + ",\"types\":" + types + "}]}";
        post(path + "/batch/create", input, newest ? 200 : 201);
        post(path + "/batch/read", "{\"inputs\":[{\"id\":\"" + contact + "\"}]}", 200);
        post(path + "/batch/read", "{\"inputs\":[{\"id\":\"1\"}]}", newest ? 200 : 207);
        post(path + "/batch/labels/archive", input, version.equals("v4") ? 204 : 200);
        post(
                path + "/batch/archive",
                "{\"inputs\":[{" + ends.replace("\"to\":{", "\"to\":[{") + "]}]}",
                version.equals("v4") ? 204 : 200);
        post(path + "/batch/associate/default", "{\"inputs\":[{" + ends + "}]}", 200);
        String one = objects + "/contacts/" + contact + "/associations/companies/" + company;
        send("PUT", one, types, 201);
        send("DELETE", one, null, 204);
        send("PUT", one.replace("/associations/", "/associations/default/"), null, 200);
        if (!newest) {
            get(objects + "/contacts/" + contact + "/associations/companies?limit=10");
        }
        String labels = (version.equals("v4") ? "/crm/associations/v4" : crm(version, "associations"))
                + "/contacts/companies/labels";
        get(labels);
        int label = post(labels, "{\"label\":\"L\",\"name\":\"l\"}", 200)
                .at("/results/0/typeId")
                .asInt();
        send("DELETE", labels + "/" + label, null, 204);

        String records = crm(version.equals("v4") ? "v3" : version, "objects");
        get(records + "/contacts?limit=100&associations=companies,deals,tickets");
        get(records + "/contacts/" + contact + "?associations=companies");
        List<String> ids = portal.objects("contacts").ids();
        post(
                records + "/contacts/merge",
                "{\"primaryObjectId\":\"" + contact + "\",\"objectIdToMerge\":\"" + ids.get(1) + "\"}",
                200);
        get(records + "/contacts/" + contact);
        post(records + "/contacts/gdpr-delete", "{\"objectId\":\"" + ids.get(2) + "\"}", 204);
        traffic.assertConforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v3", "2026-03", "2026-09"})
    void tokens(String version) {
        String credentials = "client_id=" + HubSpotApp.CLIENT_ID + "&client_secret=" + HubSpotApp.CLIENT_SECRET;
        form(
                "/oauth/" + version + "/token",
                "grant_type=refresh_token&refresh_token="
                        + sandbox.tenant("acme").hubspot().refreshToken() + "&" + credentials);
        form("/oauth/" + version + "/token", "grant_type=client_credentials&scope=crm.export&" + credentials);
        traffic.assertConforms();
    }

    @Test
    void journalOfOnePortal() {
        Portal portal = sandbox.tenant("acme").hubspot();
        token = form(
                        "/oauth/2026-03/token",
                        "grant_type=client_credentials&scope=developer.webhooks_journal.read"
                                + "+developer.webhooks_journal.subscriptions.read"
                                + "+developer.webhooks_journal.subscriptions.write&client_id=" + HubSpotApp.CLIENT_ID
                                + "&client_secret=" + HubSpotApp.CLIENT_SECRET)
                .at("/access_token")
                .asString();
        String subscriptions = "/webhooks-journal/subscriptions/2026-03";
        String id = post(subscriptions, """
                        {"subscriptionType":"OBJECT","objectTypeId":"0-1","portalId":%d,"actions":["CREATE","DELETE"],
                         "objectIds":[],"properties":["email"]}""".formatted(portal.portalId()), 200)
                .at("/id")
                .asString();
        get(subscriptions);
        get(subscriptions + "/" + id);
        portal.createContact(Map.of("email", "a@example.com"));
        portal.createContact(Map.of("email", "b@example.com"));
        String local = "/webhooks-journal/journal-local/2026-03";
        String of = "?installPortalId=" + portal.portalId();
        String offset = get(local + "/earliest" + of).at("/currentOffset").asString();
        get(local + "/latest" + of);
        get(local + "/offset/" + offset + "/next" + of);
        get(local + "/batch/earliest/10" + of);
        get(local + "/batch/latest/10" + of);
        get(local + "/batch/" + offset + "/next/10" + of);
        post(local + "/batch/read" + of, "{\"inputs\":[\"" + offset + "\"]}", 200);
        send("DELETE", subscriptions + "/" + id, null, 204);
        send("DELETE", subscriptions + "/portals/" + portal.portalId(), null, 204);
        traffic.assertConforms();
    }

    private static String crm(String version, String family) {
        return version.startsWith("v") ? "/crm/" + version + "/" + family : "/crm/" + family + "/" + version;
    }

    private JsonNode get(String path) {
        return send("GET", path, null, 200);
    }

    private JsonNode post(String path, String json, int status) {
        return send("POST", path, json, status);
    }

    private JsonNode form(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form, 200);
    }

    private JsonNode send(String method, String path, String json, int status) {
        return send(method, path, "application/json", json, status);
    }

    private JsonNode send(String method, String path, String contentType, String json, int status) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            traffic.baseUrl("hubspot").resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
            if (json != null) {
                request.header("Content-Type", contentType);
            }
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isEqualTo(status);
            return answer.body().isEmpty() ? null : JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
