package io.connectivityfabric.connect.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private final KnownNames streams = new KnownNames("stream", List.of("customers", "invoices"));

    @Test
    void acceptsKnownNames() {
        assertThatCode(() -> streams.ensureValid("streams", List.of("invoices", "customers")))
                .doesNotThrowAnyException();
    }

    @Test
    void listsTheKnownNamesAndSuggestsTheNearest() {
        assertThatThrownBy(() -> streams.ensureValid("streams", List.of("custmers")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Setting streams: there is no stream 'custmers'. Known: customers, invoices."
                        + " Did you mean 'customers'?");
    }

    @Test
    void suggestsNothingForSomethingElseAltogether() {
        assertThatThrownBy(() -> streams.ensureValid("streams", List.of("balance_transactions")))
                .hasMessageEndingWith("Known: customers, invoices.");
    }

    @Test
    void refusesAnEmptyListAndTheSameNameTwice() {
        assertThatThrownBy(() -> streams.ensureValid("streams", List.of())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> streams.ensureValid("streams", List.of("customers", "customers")))
                .hasMessageContaining("twice");
    }
}
