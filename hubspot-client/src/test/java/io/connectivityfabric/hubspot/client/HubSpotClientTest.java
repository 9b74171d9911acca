package io.connectivityfabric.hubspot.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotClientTest {
    private static final String TOKEN = "pat-na1-secret-token";
    private static final RetryPolicy QUICK =
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10));

    private final MockWebServer server = new MockWebServer();
    private HubSpotClient client;

    @BeforeEach
    void start() throws IOException {
        server.start();
        client = client(HubSpotApiVersion.DEFAULT, CallObserver.NONE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void listsAPageAsHubSpotGaveIt() throws InterruptedException {
        answer(200, """
                { "results": [ { "id": "51", "properties": { "email": "a@example.test", "n": null },
                    "createdAt": "2024-01-02T03:04:05.678Z", "updatedAt": "2024-02-02T03:04:05Z", "archived": false },
                  { "id": "52", "properties": {}, "archived": true } ],
                  "paging": { "next": { "after": "NTI1Cg%3D%3D", "link": "https://x" } } }""");
        Instant before = Instant.now();

        HubSpotPage page = client.list("contacts", List.of("email", "n"), "51 &", 100, true, Priority.BACKFILL);

        assertThat(page.after()).isEqualTo("NTI1Cg%3D%3D");
        assertThat(page.total()).isEqualTo(-1);
        assertThat(page.requestedAt()).isBetween(before, Instant.now());
        assertThat(page.results())
                .containsExactly(
                        new HubSpotObject(
                                "51",
                                Instant.parse("2024-01-02T03:04:05.678Z"),
                                Instant.parse("2024-02-02T03:04:05Z"),
                                false,
                                null,
                                "{\"id\":\"51\",\"properties\":{\"email\":\"a@example.test\",\"n\":null},"
                                        + "\"createdAt\":\"2024-01-02T03:04:05.678Z\","
                                        + "\"updatedAt\":\"2024-02-02T03:04:05Z\",\"archived\":false}"),
                        new HubSpotObject(
                                "52", null, null, true, null, "{\"id\":\"52\",\"properties\":{},\"archived\":true}"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine())
                .isEqualTo("GET /crm/objects/2026-09/contacts?limit=100&after=51%20%26&archived=true"
                        + "&properties=email%2Cn HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09, /crm/objects/2026-09/contacts, /crm/properties/2026-09/contacts, /account-info/2026-09/details",
        "2026-03, /crm/objects/2026-03/contacts, /crm/properties/2026-03/contacts, /account-info/2026-03/details",
        "v3, /crm/v3/objects/contacts, /crm/v3/properties/contacts, /account-info/v3/details"
    })
    void eachVersionHasItsPaths(String version, String objects, String properties, String account)
            throws InterruptedException {
        try (HubSpotClient versioned = client(HubSpotApiVersion.of(version), CallObserver.NONE)) {
            answer(200, "{\"results\":[]}");
            versioned.list("contacts", List.of(), null, 10, false, Priority.LIVE);
            answer(200, "{\"results\":[]}");
            versioned.properties("contacts");
            answer(200, "{\"portalId\":62515}");
            assertThat(versioned.portalId()).isEqualTo(62515);
        }

        assertThat(server.takeRequest().getTarget()).isEqualTo(objects + "?limit=10");
        assertThat(server.takeRequest().getTarget()).isEqualTo(properties);
        assertThat(server.takeRequest().getTarget()).isEqualTo(account);
    }

    @Test
    void anUnknownVersionNamesTheSettingAndTheChoices() {
        assertThatThrownBy(() -> HubSpotApiVersion.of("2025-09"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hubspot.api.version")
                .hasMessageContaining("2026-09, 2026-03, v3");
    }

    @Test
    void searchesForWhatChanged() throws Exception {
        answer(200, "{\"total\":12345,\"results\":[{\"id\":\"1\"}],\"paging\":{\"next\":{\"after\":\"200\"}}}");
        HubSpotSearch search = HubSpotSearch.where(
                        HubSpotSearch.Filter.between("lastmodifieddate", "1", "2"),
                        HubSpotSearch.Filter.of("hs_object_id", HubSpotSearch.Operator.GT, "7"),
                        HubSpotSearch.Filter.in("email", List.of("a", "b")),
                        HubSpotSearch.Filter.known("phone"))
                .ascendingBy("lastmodifieddate")
                .returning(List.of("email"))
                .from("100");

        HubSpotPage page = client.search("contacts", search, Priority.LIVE);

        assertThat(page.total()).isEqualTo(12345);
        assertThat(page.after()).isEqualTo("200");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /crm/objects/2026-09/contacts/search HTTP/1.1");
        assertBody(
                request,
                "{'filterGroups':[{'filters':["
                        + "{'propertyName':'lastmodifieddate','operator':'BETWEEN','value':'1','highValue':'2'},"
                        + "{'propertyName':'hs_object_id','operator':'GT','value':'7'},"
                        + "{'propertyName':'email','operator':'IN','values':['a','b']},"
                        + "{'propertyName':'phone','operator':'HAS_PROPERTY'}]}],"
                        + "'sorts':[{'propertyName':'lastmodifieddate','direction':'ASCENDING'}],"
                        + "'properties':['email'],'limit':200,'after':'100'}");
    }

    @Test
    void upsertsWithTraceIdsAndTellsWhichInputsFailed() throws Exception {
        answer(
                207,
                "{\"status\":\"COMPLETE\",\"numErrors\":1,\"results\":[{\"id\":\"9\",\"new\":true,"
                        + "\"objectWriteTraceId\":\"t1\",\"properties\":{},\"archived\":false}],\"errors\":["
                        + "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"subCategory\":null,"
                        + "\"message\":\"Email address x is invalid\",\"context\":{\"objectWriteTraceId\":[\"t2\"]}}]}");

        BatchResult result = client.batchUpsert(
                "contacts",
                "fabric_id",
                List.of(
                        new BatchInput("k1", Map.of("email", "a@example.test"), "t1"),
                        new BatchInput("k2", Map.of("email", ""), "t2")));

        assertThat(result.status()).isEqualTo(207);
        assertThat(result.results()).singleElement().satisfies(written -> {
            assertThat(written.id()).isEqualTo("9");
            assertThat(written.traceId()).isEqualTo("t1");
        });
        assertThat(result.errors())
                .containsExactly(new BatchError(
                        "VALIDATION_ERROR",
                        null,
                        "Email address x is invalid",
                        Map.of("objectWriteTraceId", List.of("t2"))));
        assertThat(result.errors().get(0).traceIds()).containsExactly("t2");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/crm/objects/2026-09/contacts/batch/upsert");
        assertBody(
                request,
                "{'inputs':[{'id':'k1','idProperty':'fabric_id','objectWriteTraceId':'t1',"
                        + "'properties':{'email':'a@example.test'}},"
                        + "{'id':'k2','idProperty':'fabric_id','objectWriteTraceId':'t2','properties':{'email':''}}]}");
    }

    @Test
    void readsABatchAndTellsWhatIsMissing() throws Exception {
        answer(
                207,
                "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"1\"}],\"errors\":[{\"category\":\"OBJECT_NOT_FOUND\","
                        + "\"message\":\"gone\",\"context\":{\"ids\":[\"2\",\"3\"]}}]}");

        BatchResult result = client.batchRead("contacts", "email", List.of("a", "b", "c"), List.of("email"));

        assertThat(result.errors().get(0).ids()).containsExactly("2", "3");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/crm/objects/2026-09/contacts/batch/read");
        assertBody(
                request, "{'idProperty':'email','inputs':[{'id':'a'},{'id':'b'},{'id':'c'}],'properties':['email']}");
    }

    @Test
    void updatesAndCreates() throws Exception {
        BatchInput input = new BatchInput("51", Map.of("phone", "1"), "t");
        answer(200, "{\"results\":[]}");
        answer(201, "{\"results\":[]}");

        client.batchUpdate("contacts", null, List.of(input));
        client.batchCreate("contacts", List.of(input));

        RecordedRequest update = server.takeRequest();
        assertThat(update.getTarget()).endsWith("/contacts/batch/update");
        assertBody(update, "{'inputs':[{'id':'51','objectWriteTraceId':'t','properties':{'phone':'1'}}]}");
        RecordedRequest create = server.takeRequest();
        assertThat(create.getTarget()).endsWith("/contacts/batch/create");
        assertBody(create, "{'inputs':[{'objectWriteTraceId':'t','properties':{'phone':'1'}}]}");
    }

    @Test
    void aCreationThatMayHaveHappenedIsNotRepeated() {
        answer(502, "");
        List<BatchInput> inputs = List.of(new BatchInput(null, Map.of(), "t"));

        assertThat(failure(() -> client.batchCreate("contacts", inputs)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.getRequestCount()).isEqualTo(1);

        answer(502, "");
        answer(200, "{\"results\":[]}");
        client.batchUpsert("contacts", "fabric_id", inputs);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aBatchThatIsTooLargeIsNotSent() {
        List<String> ids = Collections.nCopies(101, "1");

        assertThatThrownBy(() -> client.batchRead("contacts", null, ids, List.of()))
                .hasMessageContaining("100")
                .hasMessageContaining("101");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void readsAndCreatesProperties() throws Exception {
        answer(
                200,
                "{\"results\":[{\"name\":\"fabric_id\",\"label\":\"Id\",\"description\":\"d\",\"groupName\":\"g\","
                        + "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true,"
                        + "\"modificationMetadata\":{\"readOnlyValue\":true}}]}");
        answer(201, "{\"name\":\"fabric_id\",\"type\":\"string\"}");

        assertThat(client.properties("contacts"))
                .containsExactly(new HubSpotProperty("fabric_id", "Id", "d", "g", "string", "text", true, true));
        client.createProperty(
                "contacts", HubSpotProperty.uniqueText("fabric_id", "Fabric id", "Key", "contactinformation"));

        server.takeRequest();
        RecordedRequest create = server.takeRequest();
        assertThat(create.getRequestLine()).isEqualTo("POST /crm/properties/2026-09/contacts HTTP/1.1");
        assertBody(
                create,
                "{'name':'fabric_id','label':'Fabric id','description':'Key','groupName':'contactinformation',"
                        + "'type':'string','fieldType':'text','hasUniqueValue':true}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID, 1",
        "401, AUTH, 1",
        "403, PERMISSION, 1",
        "404, NOT_FOUND, 1",
        "409, CONFLICT, 1",
        "414, INVALID, 1",
        "429, RATE_LIMITED, 2",
        "500, UNAVAILABLE, 2",
        "502, UNAVAILABLE, 2",
        "521, UNAVAILABLE, 2",
        "530, UNAVAILABLE, 2"
    })
    void whatMayPassIsTriedAgain(int status, Kind kind, int calls) {
        List<Kind> seen = new ArrayList<>();
        CallObserver observer = new CallObserver() {
            @Override
            public void retrying(String operation, ApiException reason, Duration wait) {
                seen.add(reason.kind());
            }

            @Override
            public void failed(String operation, ApiException reason) {
                seen.add(reason.kind());
            }
        };
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .body("{\"status\":\"error\",\"message\":\"why\"}")
                .build());
        answer(401, "");

        try (HubSpotClient observed = client(HubSpotApiVersion.DEFAULT, observer)) {
            failure(() -> observed.list("contacts", List.of(), null, 1, false, Priority.LIVE));
        }

        assertThat(server.getRequestCount()).isEqualTo(calls);
        assertThat(seen).startsWith(kind).hasSize(calls);
    }

    @Test
    void missingScopesAreNamed() {
        answer(
                403,
                "{\"status\":\"error\",\"message\":\"This app hasn't been granted all required scopes.\","
                        + "\"correlationId\":\"c-1\",\"category\":\"MISSING_SCOPES\",\"errors\":[{\"message\":\"One or"
                        + " more\",\"context\":{\"requiredGranularScopes\":[\"crm.objects.contacts.read\","
                        + "\"crm.schemas.contacts.read\"]}}]}");

        ApiException e = failure(() -> client.properties("contacts"));

        assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
        assertThat(e.code()).isEqualTo("MISSING_SCOPES");
        assertThat(e.requestId()).isEqualTo("c-1");
        assertThat(e)
                .hasMessageContaining("hubspot.access.token")
                .hasMessageContaining("crm.objects.contacts.read, crm.schemas.contacts.read");
    }

    @Test
    void aWrongTokenNamesTheSettingAndShowsNoToken() {
        answer(401, "{\"message\":\"Authentication credentials " + TOKEN + " not valid\"}");

        ApiException e = failure(() -> client.portalId());

        assertThat(e).hasMessageContaining("hubspot.access.token").hasMessageContaining("hubspot.api.base.url");
        assertThat(e.getMessage()).doesNotContain(TOKEN);
    }

    @Test
    void aPropertyAtFaultIsNamed() {
        answer(
                400,
                "{\"category\":\"VALIDATION_ERROR\",\"message\":\"Property x with " + TOKEN + "\",\"errors\":[{"
                        + "\"message\":\"m\",\"code\":\"INVALID_INTEGER\",\"context\":{\"propertyName\":[\"x\"]}}]}");

        ApiException e = failure(() -> client.batchRead("contacts", null, List.of("1"), List.of()));

        assertThat(e.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(e.param()).isEqualTo("x");
        assertThat(e.getMessage()).doesNotContain(TOKEN);
    }

    @Test
    void aUsedUpDayIsNotAskedAgain() {
        answer(429, "{\"policyName\":\"DAILY\",\"message\":\"You have reached your daily limit.\"}");

        ApiException first = failure(() -> client.properties("contacts"));
        ApiException second = failure(() -> client.properties("contacts"));

        assertThat(List.of(first, second)).allSatisfy(e -> {
            assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(e.code()).isEqualTo("DAILY");
            assertThat(e.retryAfter()).isPresent();
        });
        assertThat(second.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAddressThatWouldBeTooLongIsNotSent() {
        List<String> names = Collections.nCopies(1000, "a_property_with_a_long_name");

        ApiException e = failure(() -> client.list("contacts", names, null, 100, false, Priority.LIVE));

        assertThat(e.kind()).isEqualTo(Kind.INVALID);
        assertThat(e).hasMessageContaining("1000 properties");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/../x", "con tacts", "", "a?b"})
    void anythingThatIsNoObjectTypeIsRefused(String type) {
        assertThatThrownBy(() -> client.properties(type)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>login</html>", "{}", "[]", "", "{\"results\":{}}"})
    void anAnswerThatIsNotHubSpotsNamesTheAddress(String body) {
        client.close();
        client = client(HubSpotApiVersion.DEFAULT, CallObserver.NONE, RetryPolicy.none());
        List<ThrowingCallable> calls = List.of(
                () -> client.list("contacts", List.of(), null, 1, false, Priority.LIVE),
                () -> client.search("contacts", HubSpotSearch.where(), Priority.LIVE),
                () -> client.properties("contacts"),
                () -> client.portalId(),
                () -> client.batchRead("contacts", null, List.of("1"), List.of()));

        for (ThrowingCallable call : calls) {
            answer(200, body);
            ApiException e = failure(call);

            assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(e).hasMessageContaining("hubspot.api.base.url");
            assertThat(e.getMessage()).doesNotContain("login");
        }
    }

    @Test
    void settingsDoNotShowTheToken() {
        assertThat(settings(HubSpotApiVersion.V3, QUICK).toString()).doesNotContain(TOKEN);
    }

    private static ApiException failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }

    private static void assertBody(RecordedRequest request, String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(mapper.readTree(request.getBody().utf8())).isEqualTo(mapper.readTree(json.replace('\'', '"')));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private HubSpotClient client(HubSpotApiVersion version, CallObserver observer) {
        return client(version, observer, QUICK);
    }

    private HubSpotClient client(HubSpotApiVersion version, CallObserver observer, RetryPolicy retry) {
        return new HubSpotClient(settings(version, retry), observer);
    }

    private HubSpotSettings settings(HubSpotApiVersion version, RetryPolicy retry) {
        return new HubSpotSettings(
                server.url("/").uri(), TOKEN, version, RateUse.FULL, TransportSettings.defaults(), retry);
    }
}
