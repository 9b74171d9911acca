package io.connectivityfabric.stripe.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeSinkConnectorTest {

    private static final String DEAD_LETTERS = "errors.deadletterqueue.topic.name";

    private final Sandbox sandbox = Sandbox.start(
            SandboxOptions.builder().customers(0).contacts(0).limits(false).build());
    private final StripeSinkConnector connector = new StripeSinkConnector();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void isFoundByTheServiceLoaderAndKnowsItsVersion() {
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(StripeSinkConnector.class);
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void aConfigurationThatWorksHasNoErrors() {
        assertThat(errors(settings())).isEmpty();
    }

    @Test
    void aWrongKeyIsFoundAtTheKeyAndNotShown() {
        Map<String, List<String>> errors = errors(settings(StripeSinkConfig.API_KEY, "sk_test_wrong"));

        assertThat(errors).containsOnlyKeys(StripeSinkConfig.API_KEY);
        assertThat(errors.toString()).doesNotContain("sk_test_wrong");
    }

    @Test
    void aRestrictedKeyThatReachesNothingOfWhatIsWrittenIsFound() {
        sandbox.stripeKeys().restrict("some", List.of("account", "customers:write"));
        assertThat(errors(settings(StripeSinkConfig.API_KEY, "rk_test_acme_some")))
                .isEmpty();

        sandbox.stripeKeys().restrict("none", List.of("account", "invoices:write"));
        Map<String, List<String>> errors = errors(settings(StripeSinkConfig.API_KEY, "rk_test_acme_none"));
        assertThat(errors).containsOnlyKeys(StripeSinkConfig.API_KEY);
        assertThat(errors.toString()).contains("/v1/customers");
    }

    @Test
    void anUnreachableHostIsFoundAtTheBaseUrl() {
        assertThat(errors(settings(StripeSinkConfig.BASE_URL, "http://127.0.0.1:1")))
                .containsOnlyKeys(StripeSinkConfig.BASE_URL);
    }

    @Test
    void aDeadLetterQueueThatWouldStayEmptyIsFound() {
        assertThat(errors(settings(DEAD_LETTERS, "dead-letters"))).containsOnlyKeys(DEAD_LETTERS);
    }

    @Test
    void resultsWithoutAControlChannelAreFound() {
        Map<String, List<String>> errors = errors(settings("write.results", "true"));

        assertThat(errors).containsOnlyKeys("write.results");
        assertThat(errors.toString()).contains("control.bootstrap.servers");
    }

    @Test
    void aMisspeltModeIsFound() {
        Map<String, List<String>> errors = errors(settings(StripeSinkConfig.DELETE_MODE, "deleted"));

        assertThat(errors).containsOnlyKeys(StripeSinkConfig.DELETE_MODE);
        assertThat(errors.toString()).contains("Did you mean 'delete'?");
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "to-stripe",
                "topics",
                "unified.customer.v1",
                StripeSinkConfig.API_KEY,
                "sk_test_acme",
                StripeSinkConfig.BASE_URL,
                sandbox.stripeUrl()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private Map<String, List<String>> errors(Map<String, String> settings) {
        Config config = connector.validate(settings);
        Map<String, List<String>> errors = new HashMap<>();
        config.configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
