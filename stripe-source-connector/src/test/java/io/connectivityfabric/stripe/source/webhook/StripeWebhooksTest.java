package io.connectivityfabric.stripe.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.webhook.Received;
import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class StripeWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String UPDATED =
            event("customer.updated", "\"object\":{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Ada\"}", "");

    @Test
    void anEventIsOneRecordUnderTheKeyThatPollingGivesIt() {
        Event event = event(Map.of(), UPDATED);

        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.type()).isEqualTo("customer.updated");
        assertThat(event.source()).isEqualTo("/stripe/acct_1");
        assertThat(event.subject()).isEqualTo("customer/cus_1");
        assertThat(event.records()).hasSize(1);
        assertThat(event.records().get(0).stream()).isEqualTo("events");
        RawRecord record = event.records().get(0).record();
        assertThat(record.key()).hasToString("default:stripe:acct_1:event:evt_1");
        assertThat(record.operation()).isEqualTo(Operation.CREATE);
        assertThat(record.changeId()).isEqualTo("evt_1");
        assertThat(record.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(record.observedAt()).isEqualTo(NOW);
        assertThat(record.apiVersion()).isEqualTo("2026-10-28.endive");
        assertThat(record.payload()).isEqualTo(UPDATED);
    }

    @Test
    void itsObjectGoesToItsStreamIfThatIsWanted() {
        List<Routed> records = event(Map.of("route", "streams"), UPDATED).records();

        assertThat(records).hasSize(1);
        assertThat(records.get(0).stream()).isEqualTo("customers");
        assertThat(records.get(0).headers()).isEmpty();
        RawRecord record = records.get(0).record();
        assertThat(record.key()).hasToString("default:stripe:acct_1:customer:cus_1");
        assertThat(record.operation()).isEqualTo(Operation.UPDATE);
        assertThat(record.changeId()).isEqualTo("evt_1");
        assertThat(record.payload()).isEqualTo("{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Ada\"}");
    }

    @Test
    void bothCanBeHad() {
        assertThat(event(Map.of("route", "events,streams"), UPDATED).records())
                .extracting(Routed::stream)
                .containsExactlyInAnyOrder("events", "customers");
    }

    @Test
    void aDeletionIsOne() {
        String deleted = event("customer.deleted", "\"object\":{\"id\":\"cus_1\",\"object\":\"customer\"}", "");

        assertThat(event(Map.of("route", "streams"), deleted)
                        .records()
                        .get(0)
                        .record()
                        .operation())
                .isEqualTo(Operation.DELETE);
    }

    @Test
    void anEventOfATypeThatNobodyKnowsIsKept() {
        String unknown = event("something.new", "\"object\":{\"id\":\"new_1\",\"object\":\"something\"}", "");
        String upcoming = event("invoice.upcoming", "\"object\":{\"object\":\"invoice\"}", "");

        assertThat(event(Map.of("route", "streams"), unknown).records())
                .extracting(Routed::stream)
                .containsExactly("events");
        assertThat(event(Map.of("route", "streams"), upcoming).records())
                .extracting(Routed::stream)
                .containsExactly("events");
    }

    @Test
    void anEventOfAConnectedAccountIsOfThatAccount() {
        Event event = event(Map.of("route", "streams"), UPDATED.replace("\"type\"", "\"account\":\"acct_2\",\"type\""));

        assertThat(event.source()).isEqualTo("/stripe/acct_2");
        assertThat(event.records().get(0).record().account()).isEqualTo("acct_2");
    }

    @Test
    void aListThatStripeCutIsNamed() {
        String invoice = event(
                "invoice.paid",
                "\"object\":{\"id\":\"in_1\",\"object\":\"invoice\",\"lines\":{\"data\":[],\"has_more\":true}}",
                "");

        assertThat(event(Map.of("route", "streams"), invoice).records().get(0).headers())
                .containsEntry("fabric.cut", "lines");
    }

    @Test
    void whatIsNoEventIsKeptWithTheReason() {
        List<Received> received = webhooks(Map.of()).read("{\"x\":".getBytes(StandardCharsets.UTF_8), NOW);

        assertThat(received).hasSize(1).first().isInstanceOfSatisfying(NoEvent.class, none -> {
            assertThat(none.text()).isEqualTo("{\"x\":");
            assertThat(none.why()).contains("no event of Stripe's");
        });
    }

    @Test
    void validationRefusesWhatLosesAnsweredEvents() {
        Map<String, String> settings = settings(Map.of(
                "errors.tolerance",
                "all",
                "transaction.boundary",
                "interval",
                "output",
                "unified",
                "listener.path",
                "x"));

        assertThat(new StripeWebhookSourceConnector()
                        .validate(settings).configValues().stream()
                                .filter(value -> !value.errorMessages().isEmpty())
                                .map(ConfigValue::name))
                .containsExactlyInAnyOrder("errors.tolerance", "transaction.boundary", "output", "listener.path");
    }

    @Test
    void aSecretOfAReferenceThatNobodyResolvedIsRefused() {
        Map<String, String> settings = settings(Map.of("stripe.webhook.secret", "${file:/secrets:whsec}"));

        assertThat(new StripeWebhookSourceConnector()
                        .validate(settings).configValues().stream()
                                .filter(value -> value.name().equals("stripe.webhook.secret"))
                                .flatMap(value -> value.errorMessages().stream()))
                .first()
                .asString()
                .contains("config.providers");
    }

    private static Event event(Map<String, String> settings, String body) {
        List<Received> received = webhooks(settings).read(body.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(received).hasSize(1);
        return (Event) received.get(0);
    }

    private static StripeWebhooks webhooks(Map<String, String> settings) {
        return new StripeWebhookConfig(settings(settings)).stripe();
    }

    private static Map<String, String> settings(Map<String, String> some) {
        Map<String, String> all = new TreeMap<>(some);
        all.put("connector.class", StripeWebhookSourceConnector.class.getName());
        all.putIfAbsent("stripe.webhook.secret", "whsec_1");
        all.putIfAbsent("stripe.account", "acct_1");
        return all;
    }

    private static String event(String type, String data, String more) {
        return "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"2026-10-28.endive\",\"created\":1700000000,"
                + "\"data\":{" + data + "}," + more + "\"type\":\"" + type + "\"}";
    }
}
