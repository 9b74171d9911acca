package io.connectivityfabric.hubspot.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotSinkConnectorTest {

    private static final String DEAD_LETTERS = "errors.deadletterqueue.topic.name";

    private final FakePortal portal = new FakePortal();
    private final HubSpotSinkConnector connector = new HubSpotSinkConnector();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void isFoundByTheServiceLoaderAndKnowsItsVersion() {
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(HubSpotSinkConnector.class);
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void everyTaskGetsTheWholeConfiguration() {
        Map<String, String> settings = settings();
        connector.start(settings);

        assertThat(connector.taskConfigs(3)).containsExactly(settings, settings, settings);
    }

    @Test
    void offsetsMayBeSetAnywhere() {
        assertThat(connector.alterOffsets(settings(), Map.of(new TopicPartition("t", 0), 5L)))
                .isTrue();
    }

    @Test
    void aConfigurationThatWorksHasNoErrors() {
        assertThat(errors(settings())).isEmpty();
    }

    @Test
    void aWrongTokenIsFoundAtTheTokenAndNotShown() {
        Map<String, List<String>> errors = errors(settings(HubSpotSinkConfig.ACCESS_TOKEN, "pat-na1-revoked"));

        assertThat(errors).containsOnlyKeys(HubSpotSinkConfig.ACCESS_TOKEN);
        assertThat(errors.toString())
                .contains("does not accept the access token")
                .doesNotContain("pat-na1-revoked");
    }

    @Test
    void anUnreachableHostIsFoundAtTheBaseUrl() {
        assertThat(errors(settings(HubSpotSinkConfig.BASE_URL, "http://127.0.0.1:1")))
                .containsOnlyKeys(HubSpotSinkConfig.BASE_URL);
    }

    @Test
    void aMissingIdPropertyIsFoundAndTheSettingsThatHelpAreNamed() {
        portal.removeProperty(FakePortal.ID);

        Map<String, List<String>> errors = errors(settings());
        assertThat(errors).containsOnlyKeys(HubSpotSinkConfig.ID_PROPERTY);
        assertThat(errors.toString()).contains("'fabric_id'").contains("create.properties=true");
        assertThat(errors(settings(HubSpotSinkConfig.CREATE_PROPERTIES, "true")))
                .isEmpty();
    }

    @Test
    void anIdPropertyThatIsNotUniqueIsFound() {
        assertThat(errors(settings(HubSpotSinkConfig.ID_PROPERTY, "phone")).toString())
                .contains("'phone' is not unique");
    }

    @Test
    void validatingCreatesNothing() {
        portal.removeProperty(FakePortal.ID);
        errors(settings(HubSpotSinkConfig.CREATE_PROPERTIES, "true"));

        assertThat(portal.properties()).doesNotContainKey(FakePortal.ID);
    }

    @Test
    void aDeadLetterQueueThatWouldStayEmptyIsFound() {
        Map<String, List<String>> errors = errors(settings(DEAD_LETTERS, "dead-letters"));

        assertThat(errors).containsOnlyKeys(DEAD_LETTERS);
        assertThat(errors.toString()).contains("errors.tolerance=all");
        assertThat(errors(settings(DEAD_LETTERS, "dead-letters", "errors.tolerance", "all")))
                .isEmpty();
    }

    @Test
    void aMisspeltSettingIsFoundWithoutAskingHubSpot() {
        Map<String, List<String>> errors = errors(settings(HubSpotSinkConfig.DELETE_MODE, "ignored"));

        assertThat(errors).containsOnlyKeys(HubSpotSinkConfig.DELETE_MODE);
        assertThat(errors.toString()).contains("Did you mean 'ignore'?");
        assertThat(portal.calls).isEmpty();
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "to-hubspot",
                HubSpotSinkConfig.TENANT,
                "acme",
                "topics",
                "unified.customer.v1",
                HubSpotSinkConfig.ACCESS_TOKEN,
                FakePortal.TOKEN,
                HubSpotSinkConfig.BASE_URL,
                portal.url()));
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
