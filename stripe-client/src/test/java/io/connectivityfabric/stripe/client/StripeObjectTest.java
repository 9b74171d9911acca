package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StripeObjectTest {
    @Test
    void theTimeOfCreationIsThatOfInvoiceItemsToo() {
        assertThat(StripeObject.parse("{\"id\":\"cus_1\",\"created\":7,\"date\":9}", Set.of())
                        .created())
                .isEqualTo(7);
        assertThat(StripeObject.parse("{\"id\":\"ii_1\",\"object\":\"invoiceitem\",\"date\":9}", Set.of())
                        .created())
                .isEqualTo(9);
    }

    @Test
    void notesTheFieldsThatAreWantedAndNoOthers() {
        StripeObject object = StripeObject.parse(
                "{\"id\":\"in_1\",\"lines\":{\"has_more\":true,\"data\":[1.0]},\"customer\":null}",
                Set.of("lines.has_more", "customer"));
        assertThat(object.noted()).isEqualTo(Map.of("lines.has_more", "true"));
        assertThat(object.json()).contains("[1.0]");
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutItsContent() {
        assertThatThrownBy(() -> StripeObject.parse("[\"secret\"]", Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
