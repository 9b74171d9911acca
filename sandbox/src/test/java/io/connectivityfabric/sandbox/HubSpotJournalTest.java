package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.hubspot.HubSpotApp;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.PortalObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubSpotJournalTest {
    private static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/2026-03";

    private Sandbox sandbox;
    private Portal portal;
    private PortalObjects contacts;
    private Client app;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxOptions.builder().customers(0).contacts(8).limits(false).build());
        portal = sandbox.tenant("acme").hubspot();
        contacts = portal.objects("contacts");
        app = Client.hubspot(sandbox, "acme")
                .as(token("grant_type=client_credentials&scope=developer.webhooks_journal.read"
                        + "+developer.webhooks_journal.subscriptions.read"
                        + "+developer.webhooks_journal.subscriptions.write"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String token(String form) {
        Answer answer = Client.hubspot(sandbox, "acme")
                .as(null)
                .form(
                        "/oauth/2026-03/token",
                        form + "&client_id=" + HubSpotApp.CLIENT_ID + "&client_secret=" + HubSpotApp.CLIENT_SECRET);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/token_type").asText()).isEqualTo("bearer");
        return answer.at("/access_token").asText();
    }

    private void subscribe(String type, String objectTypeId, List<String> actions, Map<String, Object> more) {
        Map<String, Object> subscription = new HashMap<>(more);
        subscription.put("subscriptionType", type);
        subscription.put("objectTypeId", objectTypeId);
        subscription.put("portalId", portal.portalId());
        subscription.put("actions", actions);
        assertThat(app.post(SUBSCRIPTIONS, subscription).status()).isEqualTo(200);
    }

    private Answer local(String path) {
        return app.get("/webhooks-journal/journal-local/2026-03" + path + "?installPortalId=" + portal.portalId());
    }

    /** All events of the files from the earliest on, each as its action and the id. */
    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        Answer entry = local("/earliest");
        while (entry.status() == 200) {
            file(entry).at("/journalEvents").forEach(events::add);
            entry = local("/offset/" + entry.at("/currentOffset").asText() + "/next");
        }
        assertThat(entry.status()).isEqualTo(204);
        return events;
    }

    private Answer file(Answer entry) {
        String url = entry.at("/url").asText();
        assertThat(url).startsWith(sandbox.hubspotUrl());
        return app.as(null).get(url.substring(sandbox.hubspotUrl().length()));
    }

    @Test
    void tellsInOrderOfAllThatWasSubscribedToAndNothingBefore() {
        contacts.create(Map.of("email", "before@example.com"));
        assertThat(local("/earliest").status()).isEqualTo(204);
        subscribe(
                "OBJECT",
                "0-1",
                List.of("CREATE", "UPDATE", "DELETE", "MERGE", "RESTORE"),
                Map.of("properties", List.of("email", "city"), "objectIds", List.of()));
        subscribe(
                "ASSOCIATION",
                "0-1",
                List.of("ASSOCIATION_ADDED", "ASSOCIATION_REMOVED"),
                Map.of("associatedObjectTypeIds", List.of("0-2"), "objectIds", List.of()));
        subscribe("GDPR_PRIVACY_DELETION", "0-1", List.of("GDPR_DELETE"), Map.of());

        String one = contacts.create(Map.of("email", "one@example.com", "zip", "1"));
        contacts.update(one, Map.of("city", "Ulm"));
        contacts.update(one, Map.of("zip", "89073"));
        String company = portal.objects("companies").create(Map.of("name", "C"));
        contacts.associate(one, portal.objects("companies"), company);
        contacts.dissociate(one, portal.objects("companies"), company);
        contacts.archive(one);
        contacts.restore(one);
        String two = contacts.create(Map.of("email", "two@example.com"));
        String merged = contacts.merge(one, two);
        contacts.forget(merged);

        List<JsonNode> events = events();
        assertThat(events.stream()
                        .map(e -> e.get("action").asText() + " "
                                + e.get("objectId").asText())
                        .toList())
                .containsExactly(
                        "CREATE " + one,
                        "UPDATE " + one,
                        "ASSOCIATION_ADDED " + one,
                        "ASSOCIATION_REMOVED " + one,
                        "DELETE " + one,
                        "RESTORE " + one,
                        "CREATE " + two,
                        "MERGE " + one,
                        "GDPR_DELETE " + merged);
        assertThat(events.get(0).at("/propertyChanges/email").asText()).isEqualTo("one@example.com");
        assertThat(events.get(0).at("/propertyChanges").has("zip"))
                .as("not subscribed to")
                .isFalse();
        assertThat(events.get(1).at("/propertyChanges")).hasSize(1);
        assertThat(events.get(2).at("/associatedObjectId").asText()).isEqualTo(company);
        assertThat(events.get(7).at("/mergedObjectIds/0").asText()).isEqualTo(two);
        assertThat(events.get(7).at("/newObjectId").asText()).isEqualTo(merged);
    }

    @Test
    void oneActionIsOneFile() {
        subscribe("OBJECT", "0-1", List.of("CREATE"), Map.of("properties", List.of(), "objectIds", List.of()));
        Client.hubspot(sandbox, "acme")
                .post(
                        "/crm/objects/2026-09/contacts/batch/create",
                        Map.of(
                                "inputs",
                                List.of(
                                        Map.of("properties", Map.of("firstname", "1")),
                                        Map.of("properties", Map.of("firstname", "2")))));
        assertThat(file(local("/earliest")).at("/journalEvents")).hasSize(2);
        contacts.create(Map.of("firstname", "3"));
        contacts.create(Map.of("firstname", "4"));
        Answer batch = local("/batch/earliest/2");
        assertThat(batch.at("/results")).hasSize(2);
        String offset = batch.at("/results/1/currentOffset").asText();
        assertThat(local("/batch/" + offset + "/next/100").at("/results")).hasSize(1);
        assertThat(local("/latest").at("/currentOffset").asText()).isNotEqualTo(offset);
        Answer read = app.post(
                "/webhooks-journal/journal-local/2026-03/batch/read?installPortalId=" + portal.portalId(),
                Map.of("inputs", List.of(offset, "00000000-0000-0000-0000-000000000000")));
        assertThat(read.status()).isEqualTo(207);
        assertThat(read.at("/results/0/currentOffset").asText()).isEqualTo(offset);
    }

    @Test
    void filesAreKeptThreeDays() {
        subscribe("OBJECT", "0-1", List.of("CREATE"), Map.of());
        contacts.create(Map.of("firstname", "old"));
        String old = local("/earliest").at("/currentOffset").asText();
        sandbox.clock().advance(Duration.ofHours(73));
        app = app.as(token("grant_type=client_credentials&scope=developer.webhooks_journal.read"));
        contacts.create(Map.of("firstname", "new"));
        assertThat(local("/offset/" + old + "/next").status()).isEqualTo(404);
        assertThat(local("/earliest").at("/currentOffset").asText()).isNotEqualTo(old);
    }

    @Test
    void filesTakeNoTokenAndTheirAddressesEnd() {
        subscribe("OBJECT", "0-1", List.of("CREATE"), Map.of());
        contacts.create(Map.of("firstname", "x"));
        Answer entry = local("/earliest");
        String path = entry.at("/url").asText().substring(sandbox.hubspotUrl().length());
        assertThat(app.get(path).status()).as("with a token").isEqualTo(400);
        assertThat(app.as(null)
                        .get(path.replaceAll("signature=.*", "signature=0"))
                        .status())
                .isEqualTo(403);
        sandbox.clock().advance(Duration.ofMinutes(11));
        assertThat(app.as(null).get(path).status()).isEqualTo(403);
    }

    @Test
    void onlyTheAppItselfMayAndOnlyForItsScopes() {
        Client privateApp = Client.hubspot(sandbox, "acme");
        String earliest = "/webhooks-journal/journal-local/2026-03/earliest?installPortalId=" + portal.portalId();
        assertThat(privateApp.get(earliest).status()).isEqualTo(403);
        Client readsNothing =
                app.as(token("grant_type=client_credentials&scope=developer.webhooks_journal.subscriptions.read"));
        Answer refused = readsNothing.get(earliest);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/category").asText()).isEqualTo("MISSING_SCOPES");
        assertThat(app.get("/crm/v3/objects/contacts").status()).isEqualTo(403);
    }

    @Test
    void subscriptionsAreListedReplacedAndEnded() {
        subscribe("OBJECT", "0-1", List.of("CREATE"), Map.of());
        subscribe("OBJECT", "0-1", List.of("DELETE"), Map.of());
        Answer all = app.get(SUBSCRIPTIONS);
        assertThat(all.at("/results"))
                .as("the second took the first one's place")
                .hasSize(1);
        String id = all.at("/results/0/id").asText();
        assertThat(app.get(SUBSCRIPTIONS + "/" + id).at("/actions/0").asText()).isEqualTo("DELETE");
        assertThat(app.delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(204);
        assertThat(app.delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(404);
        subscribe("OBJECT", "0-2", List.of("CREATE"), Map.of());
        assertThat(app.delete(SUBSCRIPTIONS + "/portals/" + portal.portalId()).status())
                .isEqualTo(204);
        assertThat(app.get(SUBSCRIPTIONS).at("/results")).isEmpty();
    }

    @Test
    void refreshTokensGiveAccessForHalfAnHour() {
        Client account = app.as(token("grant_type=refresh_token&refresh_token=" + portal.refreshToken()));
        assertThat(account.get("/crm/v3/objects/contacts").status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofMinutes(31));
        Answer expired = account.get("/crm/v3/objects/contacts");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.at("/category").asText()).isEqualTo("EXPIRED_AUTHENTICATION");
        Answer wrong = app.as(null)
                .form(
                        "/oauth/v1/token",
                        "grant_type=refresh_token&refresh_token=x&client_id=" + HubSpotApp.CLIENT_ID + "&client_secret="
                                + HubSpotApp.CLIENT_SECRET);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("/category").asText()).isEqualTo("BAD_REFRESH_TOKEN");
    }
}
