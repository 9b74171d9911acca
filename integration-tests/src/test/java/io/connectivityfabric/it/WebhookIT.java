package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WebhookLoad;
import io.connectivityfabric.it.support.WebhookSender;
import io.connectivityfabric.it.support.WithCluster;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks come into Kafka: all that are genuine and answered, and no others. */
@WithCluster
class WebhookIT {
    private static final int KILLS = Integer.getInteger("it.kills");
    private static final int EVENTS_BETWEEN_KILLS = 300;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final TestCluster cluster;

    WebhookIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void whatIsGenuineComesRawAndUnifiedAndNothingElseDoes() throws Exception {
        LocalWorker worker = cluster.sharedWorker();
        WebhookSender sender = WebhookSender.toFreePort();
        worker.rest()
                .create(
                        "webhook-stripe",
                        Configs.stripeWebhooks(sender, "webhook.stripe")
                                .with("output", "both")
                                .unify("webhook.unified.event.v1")
                                .json()
                                .settings());
        sender.awaitListener();

        assertThat(sender.sendSigned(event("evt_1", "customer.updated")).statusCode())
                .isEqualTo(200);
        assertThat(sender.sendSigned(event("evt_2", "something.unheard.of")).statusCode())
                .isEqualTo(200);
        assertThat(sender.sendSigned("{ not json").statusCode()).isEqualTo(200);
        assertThat(sender.sendSigned(event("evt_1", "customer.updated")).statusCode())
                .as("the same again")
                .isEqualTo(200);
        HttpResponse<String> forged = sender.sendSignedWith("whsec_other", event("evt_3", "customer.updated"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).doesNotContain("evt_3", "whsec");
        assertThat(sender.sendUnsigned(event("evt_4", "customer.updated")).statusCode())
                .isEqualTo(401);

        List<ConsumerRecord<String, byte[]>> raw =
                cluster.topic("webhook.stripe.events").read();
        assertThat(raw).extracting(record -> RawEntry.of(record).id()).containsExactly("evt_1", "evt_2");
        assertThat(raw.get(0).key()).isEqualTo("acme:stripe:acct_acme:event:evt_1");
        assertThat(headers(raw.get(0)))
                .containsEntry("ce_id", "evt_1")
                .containsEntry("ce_type", "customer.updated")
                .containsEntry("fabric.event.type", "customer.updated");
        List<ConsumerRecord<String, byte[]>> unified =
                cluster.topic("webhook.unified.event.v1").read();
        JsonNode updated = RawEntry.of(unified.get(0)).value();
        assertThat(updated.path("id").asText()).isEqualTo("evt_1");
        assertThat(updated.path("type").asText()).isEqualTo("customer.updated");
        assertThat(updated.path("subject").asText()).isEqualTo("customer/cus_1");
        assertThat(unified).hasSize(2);
        List<ConsumerRecord<String, byte[]>> errors =
                cluster.topic("webhook.stripe.errors").read();
        assertThat(errors).hasSize(1);
        assertThat(headers(errors.get(0)).get("fabric.error.message")).contains("no event of Stripe's");
        worker.rest().delete("webhook-stripe");
    }

    @Test
    void objectsGoToTheirOwnTopicsUnderTheKeyThatPollingGives() throws Exception {
        LocalWorker worker = cluster.sharedWorker();
        WebhookSender sender = WebhookSender.toFreePort();
        worker.rest()
                .create(
                        "webhook-streams",
                        Configs.stripeWebhooks(sender, "webhookstreams")
                                .with("route", "streams")
                                .with("output", "unified")
                                .unify("webhookstreams.unified.customer.v1")
                                .json()
                                .settings());
        sender.awaitListener();

        assertThat(sender.sendSigned(event("evt_1", "customer.updated")).statusCode())
                .isEqualTo(200);

        List<ConsumerRecord<String, byte[]>> customers =
                cluster.topic("webhookstreams.unified.customer.v1").read();
        assertThat(customers).hasSize(1);
        assertThat(customers.get(0).key()).isEqualTo("acme:stripe:acct_acme:customer:cus_1");
        JsonNode customer = RawEntry.of(customers.get(0)).value();
        assertThat(customer.path("display_name").asText()).isEqualTo("Ada");
        assertThat(customer.path("meta").path("event_id").asText()).isEqualTo("evt_1");
        worker.rest().delete("webhook-streams");
    }

    @ParameterizedTest(name = "exactly once: {0}")
    @ValueSource(booleans = {true, false})
    void whatWasAnsweredIsInTheTopicThoughTheWorkerIsKilled(boolean exactlyOnce) throws Exception {
        String name = exactlyOnce ? "webhooks-once" : "webhooks-least";
        WebhookSender sender = WebhookSender.toFreePort();
        try (LocalWorker worker = cluster.startWorker(name, exactlyOnce);
                WebhookLoad load = new WebhookLoad(sender, id -> event(id, "customer.updated"))) {
            Topic events = cluster.topic(name + ".events");
            worker.rest()
                    .create(name, Configs.stripeWebhooks(sender, name).json().settings());
            sender.awaitListener();
            load.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                int seen = load.accepted().size();
                await().atMost(DEADLINE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> load.accepted().size() >= seen + EVENTS_BETWEEN_KILLS);
                worker.kill();
                worker.restart();
            }
            int seen = load.accepted().size();
            await().atMost(DEADLINE).until(() -> load.accepted().size() > seen);
            load.stop();

            Set<String> written = events.read().stream()
                    .map(record -> RawEntry.of(record).id())
                    .collect(Collectors.toSet());
            Set<String> lost = new HashSet<>(load.accepted());
            lost.removeAll(written);
            assertThat(lost).isEmpty();
            assertThat(load.failed()).as("requests that the kills struck").isPositive();
        }
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static String event(String id, String type) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"2026-10-28.endive\","
                + "\"created\":1760000000,\"data\":{\"object\":{\"id\":\"cus_1\",\"object\":\"customer\","
                + "\"created\":1750000000,\"name\":\"Ada\",\"livemode\":false}},\"livemode\":false,"
                + "\"pending_webhooks\":1,\"request\":{\"id\":null,\"idempotency_key\":null},\"type\":\"" + type
                + "\"}";
    }
}
