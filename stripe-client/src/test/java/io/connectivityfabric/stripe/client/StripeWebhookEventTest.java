package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookEventTest {
    @Test
    void aSnapshotBringsItsObjectTokenForTokenWithoutSecrets() {
        StripeWebhookEvent event = read("{\"id\":\"evt_1\", \"object\":\"event\", \"type\":\"payment_intent.created\","
                + "\"created\":1700000000, \"api_version\":\"2026-10-28.endive\", \"account\":\"acct_2\","
                + "\"data\":{\"object\":{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"amount\":1.50,"
                + "\"client_secret\":\"pi_1_secret_x\"}}}");

        assertThat(event.created()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(event.account()).isEqualTo("acct_2");
        assertThat(event.objectType()).isEqualTo("payment_intent");
        assertThat(event.objectId()).isEqualTo("pi_1");
        assertThat(event.objectJson()).isEqualTo("{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"amount\":1.50}");
        assertThat(event.json()).doesNotContain("secret").doesNotContain(", ");
    }

    @Test
    void aThinEventNamesItsObject() {
        StripeWebhookEvent event = read(
                "{\"id\":\"evt_2\",\"object\":\"v2.core.event\",\"type\":\"v1.customer.created\","
                        + "\"created\":\"2026-01-02T03:04:05.678Z\",\"context\":\"acct_3\","
                        + "\"related_object\":{\"id\":\"cus_1\",\"type\":\"customer\",\"url\":\"/v1/customers/cus_1\"}}");

        assertThat(event.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(event.account()).isEqualTo("acct_3");
        assertThat(event.objectId()).isEqualTo("cus_1");
        assertThat(event.objectJson()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"id\":\"evt_1\"",
                "{\"id\":\"cus_1\",\"object\":\"customer\",\"type\":\"t\",\"created\":1}",
                "{\"object\":\"event\",\"type\":\"t\",\"created\":1}",
                "{\"id\":\"evt_1\",\"object\":\"event\",\"created\":1}",
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"t\"}",
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"t\",\"created\":\"Tuesday\"}"
            })
    void whatIsNoEventIsSaidToBeNone(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no event of Stripe's")
                .hasMessageNotContaining("cus_1");
    }

    private static StripeWebhookEvent read(String body) {
        return StripeWebhookEvent.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
