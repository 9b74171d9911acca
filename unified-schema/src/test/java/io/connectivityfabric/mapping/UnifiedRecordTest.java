package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Both fixtures all the way through. */
class UnifiedRecordTest {

    @Test
    void aStripeCustomerBecomesAValidRecord() {
        Struct customer = Fixtures.stripe(Fixtures.fixture("stripe/customer"));
        customer.validate();
        assertThat(customer.schema().name()).isEqualTo("io.connectivityfabric.unified.v1.UnifiedCustomer");
        assertThat(customer.schema()).isSameAs(Fixtures.STRIPE.schema());
        assertThat(customer.getString("display_name")).isEqualTo("Jenny Maria Rosen");
        assertThat(customer.getStruct("address").getString("city")).isEqualTo("Berlin");
        assertThat(customer.getStruct("meta").getString("environment")).isEqualTo("test");
    }

    @Test
    void aHubSpotContactBecomesAValidRecord() {
        Struct contact = Fixtures.hubSpot(Fixtures.fixture("hubspot/contact"));
        contact.validate();
        assertThat(contact.getString("email")).isEqualTo("jenny.rosen@example.com");
        assertThat(contact.getString("lifecycle_stage")).isEqualTo("MARKETING_QUALIFIED");
    }

    @Test
    void comesBackFromItsJson() {
        Struct customer = Fixtures.stripe(Fixtures.fixture("stripe/customer"));
        ObjectNode json = UnifiedJson.write(customer);
        assertThat(UnifiedJson.read(json, Fixtures.STRIPE.schema())).isEqualTo(customer);
    }

    @Test
    void jsonWithAFieldThatDoesNotExistIsRefused() {
        ObjectNode json = UnifiedJson.write(Fixtures.stripe(""));
        json.put("emial", "a@example.com");
        assertThatThrownBy(() -> UnifiedJson.read(json, Fixtures.STRIPE.schema()))
                .hasMessage("Unknown field 'emial'. Did you mean 'email'?");
    }
}
