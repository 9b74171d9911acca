package io.connectivityfabric.hubspot.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import io.connectivityfabric.hubspot.client.JournalEvent.Action;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubSpotJournalTest {
    private static final String SECRET = "fab0-client-secret";
    private static final long PORTAL = 62515;
    private static final String OFFSET = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
    private static final String LOCAL = "/webhooks-journal/journal-local/2026-03";
    private static final RetryPolicy QUICK =
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10));

    private final MockWebServer server = new MockWebServer();
    private HubSpotJournal journal;

    @BeforeEach
    void start() throws IOException {
        server.start();
        HubSpotSettings settings = new HubSpotSettings(
                server.url("/").uri(),
                "pat-not-for-the-journal",
                HubSpotApiVersion.DEFAULT,
                RateUse.FULL,
                TransportSettings.defaults(),
                QUICK);
        journal = new HubSpotJournal(settings, new AppCredentials("app 1", SECRET), PORTAL, CallObserver.NONE);
    }

    @AfterEach
    void stop() {
        journal.close();
        server.close();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void token(String token, int seconds) {
        answer(200, "{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + ",\"token_type\":\"bearer\"}");
    }

    private String entry(String offset, String path) {
        return "{\"currentOffset\":\"" + offset + "\",\"url\":\"" + server.url(path)
                + "\",\"expiresAt\":\"2026-11-01T10:10:00Z\"}";
    }

    private String entries(String... entries) {
        return "{\"status\":\"COMPLETE\",\"results\":[" + String.join(",", entries)
                + "],\"startedAt\":\"2026-11-01T10:00:00Z\",\"completedAt\":\"2026-11-01T10:00:00Z\"}";
    }

    @Test
    void asksForTheJournalOfOnePortalWithATokenOfTheAppOnly() throws InterruptedException {
        token("first", 1800);
        answer(200, entry(OFFSET, "/file"));
        answer(200, entries(entry("b", "/b"), entry("c", "/c")));
        server.enqueue(new MockResponse.Builder().code(204).build());

        assertThat(journal.latest().orElseThrow().offset()).isEqualTo(OFFSET);
        assertThat(journal.next(OFFSET, 100)).extracting(JournalEntry::offset).containsExactly("b", "c");
        assertThat(journal.earliest(7)).isEmpty();

        RecordedRequest login = server.takeRequest();
        assertThat(login.getTarget()).isEqualTo("/oauth/2026-03/token");
        assertThat(login.getBody().utf8())
                .contains("grant_type=client_credentials", "client_id=app%201", "client_secret=" + SECRET)
                .contains("developer.webhooks_journal.read");
        RecordedRequest latest = server.takeRequest();
        assertThat(latest.getTarget()).isEqualTo(LOCAL + "/latest?installPortalId=62515");
        assertThat(latest.getHeaders().get("Authorization")).isEqualTo("Bearer first");
        assertThat(server.takeRequest().getTarget())
                .isEqualTo(LOCAL + "/batch/" + OFFSET + "/next/100?installPortalId=62515");
        assertThat(server.takeRequest().getTarget()).isEqualTo(LOCAL + "/batch/earliest/7?installPortalId=62515");
    }

    @Test
    void aTokenThatIsAboutToEndIsReplacedBeforeAndOneThatIsRefusedOnce() throws InterruptedException {
        token("ends soon", 60);
        server.enqueue(new MockResponse.Builder().code(204).build());
        token("revoked", 1800);
        answer(401, "{\"category\":\"EXPIRED_AUTHENTICATION\",\"message\":\"expired\"}");
        token("third", 1800);
        server.enqueue(new MockResponse.Builder().code(204).build());
        answer(401, "{\"category\":\"INVALID_AUTHENTICATION\"}");
        token("fourth", 1800);
        answer(401, "{\"category\":\"INVALID_AUTHENTICATION\"}");

        assertThat(journal.latest()).isEmpty();
        assertThat(journal.latest()).isEmpty();
        ApiException refused = catchThrowableOfType(ApiException.class, () -> journal.latest());

        assertThat(refused.kind()).isEqualTo(Kind.AUTH);
        assertThat(refused).hasMessageContaining("hubspot.app.client.id");
        assertThat(server.getRequestCount()).isEqualTo(9);
    }

    @Test
    void wrongCredentialsNameTheSettingsAndNeverTheSecret() {
        answer(400, "{\"category\":\"BAD_CLIENT_SECRET\",\"message\":\"" + SECRET + " is wrong\"}");
        assertThatThrownBy(() -> journal.latest())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("hubspot.app.client.id and hubspot.app.client.secret")
                .hasMessageContaining("developer.webhooks_journal.subscriptions.write")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void readsAFileWithoutAToken() throws InterruptedException {
        answer(200, """
                {"offset":"%s","publishedAt":"2026-11-01T10:00:01Z","journalEvents":[
                  {"type":"crmObject","portalId":62515,"occurredAt":"2026-11-01T10:00:00.498Z","action":"UPDATE",
                   "objectTypeId":"0-1","objectId":51,"propertyChanges":{"city":"Ulm"}},
                  {"type":"crmObject","portalId":99999,"action":"UPDATE","objectTypeId":"0-1","objectId":52},
                  {"type":"association","portalId":62515,"action":"ASSOCIATION_ADDED","fromObjectTypeId":"0-3",
                   "fromObjectId":7001,"toObjectTypeId":"0-2","toObjectId":9001},
                  {"type":"association","portalId":62515,"action":"ASSOCIATION_REMOVED","objectTypeId":"0-1",
                   "objectId":51,"associatedObjectTypeId":"0-2","associatedObjectId":9001},
                  {"type":"snapshot","portalId":62515,"action":"SNAPSHOT","objectTypeId":"0-1","objectId":51}
                ]}""".formatted(OFFSET));

        JournalFile file =
                journal.file(new JournalEntry(OFFSET, server.url("/f?sig=s").toString()));

        assertThat(file.offset()).isEqualTo(OFFSET);
        assertThat(file.publishedAt()).isEqualTo(Instant.parse("2026-11-01T10:00:01Z"));
        assertThat(file.events())
                .containsExactly(
                        new JournalEvent(
                                Action.UPDATE,
                                "0-1",
                                "51",
                                Instant.parse("2026-11-01T10:00:00.498Z"),
                                List.of(),
                                null,
                                null,
                                null),
                        new JournalEvent(Action.ASSOCIATION_ADDED, "0-3", "7001", null, List.of(), null, "0-2", "9001"),
                        new JournalEvent(
                                Action.ASSOCIATION_REMOVED, "0-1", "51", null, List.of(), null, "0-2", "9001"));
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void aMergeTellsWhoIsLeft() {
        answer(200, """
                {"journalEvents":[
                  {"action":"MERGE","objectTypeId":"0-1","objectId":1,"primaryObjectId":1,"mergedObjectIds":[2,3]},
                  {"action":"MERGE","objectTypeId":"0-3","objectId":5,"primaryObjectId":5,"mergedObjectIds":[6],
                   "newObjectId":7}]}""");

        List<JournalEvent> events = journal.file(
                        new JournalEntry(OFFSET, server.url("/f").toString()))
                .events();

        assertThat(events).extracting(JournalEvent::survivor).containsExactly("1", "7");
        assertThat(events.get(0).losers()).containsExactly("2", "3");
        assertThat(events.get(1).losers()).containsExactlyInAnyOrder("5", "6");
    }

    @Test
    void aFileMayBeZipped() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("{\"journalEvents\":[{\"action\":\"DELETE\",\"objectTypeId\":\"0-1\",\"objectId\":\"8\"}]}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(zipped.toByteArray()))
                .build());

        JournalFile file =
                journal.file(new JournalEntry(OFFSET, server.url("/f").toString()));

        assertThat(file.events()).extracting(JournalEvent::objectId).containsExactly("8");
    }

    @Test
    void theAddressOfAFileThatHasEndedIsAskedForAnew() throws InterruptedException {
        answer(403, "<Error>expired</Error>");
        token("t", 1800);
        answer(200, entries(entry(OFFSET, "/again")));
        answer(200, "{\"journalEvents\":[]}");

        JournalFile file =
                journal.file(new JournalEntry(OFFSET, server.url("/old").toString()));

        assertThat(file.events()).isEmpty();
        server.takeRequest();
        server.takeRequest();
        RecordedRequest read = server.takeRequest();
        assertThat(read.getTarget()).isEqualTo(LOCAL + "/batch/read?installPortalId=62515");
        assertThat(read.getBody().utf8()).isEqualTo("{\"inputs\":[\"" + OFFSET + "\"]}");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/again");
    }

    @Test
    void anOffsetThatIsTooOldIsNotFound() {
        token("t", 1800);
        answer(404, "{\"category\":\"OBJECT_NOT_FOUND\",\"message\":\"There is no such entry\"}");
        ApiException lost = catchThrowableOfType(ApiException.class, () -> journal.next(OFFSET, 1));
        assertThat(lost.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void subscribesAndSeesItsOwnSubscriptionsOnly() throws InterruptedException {
        token("t", 1800);
        answer(200, """
                {"results":[
                  {"id":1,"appId":7,"subscriptionType":"OBJECT","objectTypeId":"0-1","portalId":62515,
                   "actions":["CREATE"],"properties":["email"],"objectIds":[],
                   "createdAt":"2026-11-01T10:00:00Z","updatedAt":"2026-11-01T10:00:00Z"},
                  {"id":2,"appId":7,"subscriptionType":"OBJECT","objectTypeId":"0-1","portalId":1,"actions":["CREATE"]},
                  {"id":3,"appId":7,"subscriptionType":"APP_LIFECYCLE_EVENT","objectTypeId":"","actions":["APP_INSTALL"]}
                ]}""");
        answer(200, "{}");
        answer(200, "{}");

        JournalSubscription there = journal.subscriptions().get(0);
        JournalSubscription wanted = JournalSubscription.ofObjects(PORTAL, "0-1", Set.of("email", "city"));
        journal.subscribe(wanted);
        journal.subscribe(JournalSubscription.ofPrivacyDeletions(PORTAL, "0-1"));

        assertThat(there.covers(wanted)).isFalse();
        assertThat(wanted.inPlaceOf(there).covers(there)).isTrue();
        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getBody().utf8())
                .isEqualTo("{\"subscriptionType\":\"OBJECT\",\"objectTypeId\":\"0-1\",\"portalId\":62515,"
                        + "\"actions\":[\"CREATE\",\"DELETE\",\"MERGE\",\"RESTORE\",\"UPDATE\"],"
                        + "\"objectIds\":[],\"properties\":[\"city\",\"email\"]}");
        assertThat(server.takeRequest().getBody().utf8())
                .isEqualTo("{\"subscriptionType\":\"GDPR_PRIVACY_DELETION\",\"objectTypeId\":\"0-1\","
                        + "\"portalId\":62515,\"actions\":[\"GDPR_DELETE\"]}");
    }
}
