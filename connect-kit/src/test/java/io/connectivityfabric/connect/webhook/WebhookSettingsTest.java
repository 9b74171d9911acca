package io.connectivityfabric.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "errors.tolerance, all, errors.tolerance=none",
        "errors.tolerance, ALL, errors.tolerance=none",
        "transaction.boundary, interval, transaction.boundary=poll",
        "transaction.boundary, connector, transaction.boundary=poll"
    })
    void whatCouldLoseAnAnsweredEventIsRefused(String setting, String value, String advice) {
        assertThat(new SafeDelivery(Map.of(setting, value)).fault(setting))
                .hasValueSatisfying(fault -> assertThat(fault).contains(advice));
    }

    @ParameterizedTest
    @CsvSource({"errors.tolerance, none", "transaction.boundary, poll", "transaction.boundary, POLL"})
    void whatIsSafeIsNot(String setting, String value) {
        assertThat(new SafeDelivery(Map.of(setting, value)).fault(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "stripe", "/a b", "/a%2Fb", "/a/", "/health", "/a?b=c"})
    void aPathIsPlain(String path) {
        assertThatThrownBy(() -> new UrlPath().ensureValid("listener.path", path))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.path");
    }

    @Test
    void severalSecretsStandInOneSetting() {
        assertThat(WebhookConfig.secrets(new Password("whsec_1, whsec_2,"))).isEqualTo(List.of("whsec_1", "whsec_2"));
    }
}
