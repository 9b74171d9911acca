package io.connectivityfabric.hubspot.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.webhook.Received;
import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void eachItemOfABatchIsARecord() {
        List<Received> received = read(
                Map.of(),
                "["
                        + item(
                                1,
                                "contact.propertyChange",
                                "\"propertyName\":\"email\",\"propertyValue\":\"a@example.com\"")
                        + ", " + item(2, "company.creation", "\"attemptNumber\":3") + "]");

        assertThat(received).hasSize(2);
        Event first = (Event) received.get(0);
        assertThat(first.id()).isEqualTo("1:7");
        assertThat(first.type()).isEqualTo("contact.propertyChange");
        assertThat(first.source()).isEqualTo("/hubspot/62515");
        assertThat(first.subject()).isEqualTo("contact/123");
        assertThat(first.attempt()).isNull();
        assertThat(((Event) received.get(1)).attempt()).isEqualTo(3);
        RawRecord record = first.records().get(0).record();
        assertThat(first.records().get(0).stream()).isEqualTo("events");
        assertThat(record.key()).hasToString("default:hubspot:62515:event:1%3A7");
        assertThat(record.changeId()).isEqualTo("1:7");
        assertThat(record.occurredAt()).isEqualTo(Instant.ofEpochMilli(1_564_113_600_000L));
        assertThat(record.payload()).contains("\"propertyValue\":\"a@example.com\"");
    }

    @Test
    void anotherAttemptIsTheSameEventAndNothingElseIs() {
        String first = identity(item(1, "contact.creation", "\"attemptNumber\":0"));

        assertThat(identity(item(1, "contact.creation", "\"attemptNumber\":12")))
                .isEqualTo(first);
        assertThat(identity(item(2, "contact.creation", "\"attemptNumber\":0"))).isNotEqualTo(first);
        assertThat(identity(item(1, "contact.deletion", "\"attemptNumber\":0"))).isNotEqualTo(first);
    }

    private static String identity(String item) {
        return read(Map.of(), "[" + item + "]").get(0).identity();
    }

    @Test
    void eventsOfOtherAccountsAreLeftOut() {
        String other = item(1, "contact.creation", "\"x\":1").replace("62515", "99");

        assertThat(read(Map.of(), "[" + other + "," + item(2, "contact.creation", "\"x\":1") + "]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[1]", "[{}]", "nonsense"})
    void whatIsNoListOfEventsIsKeptWithTheReason(String body) {
        assertThat(read(Map.of(), body)).hasSize(1).first().isInstanceOfSatisfying(NoEvent.class, none -> {
            assertThat(none.text()).isEqualTo(body);
            assertThat(none.why()).contains("HubSpot's");
        });
    }

    @Test
    void objectsAreReadWholeOnceForABurst() {
        SandboxOptions options =
                SandboxOptions.builder().tenants(List.of("acme")).contacts(3).build();
        try (Sandbox sandbox = Sandbox.start(options)) {
            var portal = sandbox.tenant("acme").hubspot();
            List<String> ids = portal.contactIds();
            List<Received> burst = new ArrayList<>();
            HubSpotWebhooks webhooks = webhooks(Map.of(
                    "route",
                    "streams,events",
                    "hydrate",
                    "true",
                    "hubspot.access.token",
                    "pat-na1-acme",
                    "hubspot.api.base.url",
                    sandbox.hubspotUrl()));
            for (int i = 0; i < 150; i++) {
                burst.addAll(webhooks.read(
                        ("["
                                        + item(i, "contact.propertyChange", "\"propertyName\":\"email\"")
                                                .replace("123", ids.get(i % 2))
                                        + "]")
                                .getBytes(StandardCharsets.UTF_8),
                        NOW));
            }
            burst.addAll(webhooks.read(
                    ("[" + item(900, "contact.deletion", "\"x\":1").replace("123", ids.get(2)) + ","
                                    + item(901, "contact.propertyChange", "\"x\":1")
                                            .replace("123", "99999999") + ","
                                    + item(902, "conversation.newMessage", "\"x\":1") + "]")
                            .getBytes(StandardCharsets.UTF_8),
                    NOW));

            List<Received> complete = webhooks.complete(burst);
            webhooks.close();

            assertThat(complete).hasSize(153);
            List<Routed> changed = ((Event) complete.get(1)).records();
            assertThat(changed).extracting(Routed::stream).containsExactly("contacts", "events");
            assertThat(changed.get(0).record().key()).hasToString("default:hubspot:62515:contact:" + ids.get(1));
            assertThat(changed.get(0).record().operation()).isEqualTo(Operation.UPDATE);
            assertThat(changed.get(0).record().payload()).contains("\"firstname\"", "\"email\"");
            List<Routed> deleted = ((Event) complete.get(150)).records();
            assertThat(deleted.get(0).record().operation()).isEqualTo(Operation.DELETE);
            assertThat(deleted.get(0).record().id()).isEqualTo(ids.get(2));
            assertThat(((Event) complete.get(151)).records())
                    .extracting(Routed::stream)
                    .containsExactly("events");
            assertThat(((Event) complete.get(152)).records())
                    .extracting(Routed::stream)
                    .containsExactly("events");
        }
    }

    @ParameterizedTest
    @CsvSource({"streams, false, hydrate=true", "events, true, streams", "'events,streams', true, access.token"})
    void whatDoesNotFitTogetherIsRefused(String route, String hydrate, String advice) {
        Map<String, String> settings = settings(Map.of("route", route, "hydrate", hydrate));

        assertThat(new HubSpotWebhookSourceConnector()
                        .validate(settings).configValues().stream()
                                .filter(value -> value.name().equals("hydrate"))
                                .map(ConfigValue::errorMessages)
                                .flatMap(List::stream))
                .singleElement()
                .asString()
                .contains(advice);
    }

    private static List<Received> read(Map<String, String> settings, String body) {
        return webhooks(settings).read(body.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static HubSpotWebhooks webhooks(Map<String, String> settings) {
        return new HubSpotWebhookConfig(settings(settings)).hubSpot(CallObserver.NONE);
    }

    private static Map<String, String> settings(Map<String, String> some) {
        Map<String, String> all = new TreeMap<>(some);
        all.put("connector.class", HubSpotWebhookSourceConnector.class.getName());
        all.put("hubspot.client.secret", "s3cret");
        all.put("hubspot.portal.id", "62515");
        return all;
    }

    private static String item(int event, String type, String more) {
        return "{\"eventId\":" + event + ",\"subscriptionId\":7,\"portalId\":62515,\"occurredAt\":1564113600000,"
                + "\"subscriptionType\":\"" + type + "\",\"objectId\":123," + more + "}";
    }
}
