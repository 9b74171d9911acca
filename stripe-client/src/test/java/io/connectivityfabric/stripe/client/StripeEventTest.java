package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StripeEventTest {

    @Test
    void opensAnUpdate() {
        StripeEvent event =
                open("{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"2024-06-20\",\"created\":1700000000,"
                        + "\"data\":{\"object\":{\"id\":\"cus_1\",\"object\":\"customer\",\"balance\":1.0,"
                        + "\"created\":5,\"metadata\":{\"type\":\"x\"}},"
                        + "\"previous_attributes\":{\"balance\":0,\"address\":{\"city\":\"Ulm\"},\"name\":null}},"
                        + "\"livemode\":false,\"request\":{\"id\":\"req_1\",\"idempotency_key\":\"key\"},"
                        + "\"type\":\"customer.updated\"}");

        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.type()).isEqualTo("customer.updated");
        assertThat(event.created()).isEqualTo(1700000000);
        assertThat(event.apiVersion()).isEqualTo("2024-06-20");
        assertThat(event.objectType()).isEqualTo("customer");
        assertThat(event.objectId()).isEqualTo("cus_1");
        assertThat(event.objectJson())
                .isEqualTo("{\"id\":\"cus_1\",\"object\":\"customer\",\"balance\":1.0,\"created\":5,"
                        + "\"metadata\":{\"type\":\"x\"}}");
        assertThat(event.previousAttributesJson())
                .isEqualTo("{\"balance\":0,\"address\":{\"city\":\"Ulm\"},\"name\":null}");
        assertThat(event.previousAttributes()).containsExactly("balance", "address", "name");
        assertThat(event.idempotencyKey()).isEqualTo("key");
    }

    @Test
    void whatAnEventDoesNotSayIsNull() {
        StripeEvent event = open("{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":null,\"created\":1,"
                + "\"data\":{\"object\":{\"object\":\"invoice\"}},\"request\":null,\"type\":\"invoice.upcoming\"}");

        assertThat(event.objectId()).isNull();
        assertThat(event.apiVersion()).isNull();
        assertThat(event.previousAttributesJson()).isNull();
        assertThat(event.previousAttributes()).isEmpty();
        assertThat(event.idempotencyKey()).isNull();
    }

    @Test
    void anotherObjectIsNoEvent() {
        assertThatThrownBy(() -> open("{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":\"jane@example.test\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cus_1")
                .message()
                .doesNotContain("jane");
    }

    @Test
    void printingShowsNoContent() {
        assertThat(open("{\"id\":\"evt_1\",\"type\":\"customer.created\",\"data\":{\"object\":{\"id\":\"cus_1\","
                                + "\"email\":\"jane@example.test\"}}}")
                        .toString())
                .isEqualTo("customer.created evt_1 of cus_1");
    }

    private static StripeEvent open(String json) {
        String id = json.contains("evt_1") ? "evt_1" : "cus_1";
        return StripeEvent.of(new StripeObject(id, "event", 0, json));
    }
}
