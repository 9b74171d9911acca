package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripePathTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/customers, GET /v1/customers",
        "/v1/customers/cus_NffrFeUfNV2Hib/tax_ids, GET /v1/customers/{id}/tax_ids",
        "/v1/checkout/sessions, GET /v1/checkout/sessions",
        "/v1/products/{id}, GET /v1/products/{id}"
    })
    void idsDoNotMakeEndpoints(String path, String operation) {
        assertThat(StripePath.operation("GET", path)).isEqualTo(operation);
    }
}
