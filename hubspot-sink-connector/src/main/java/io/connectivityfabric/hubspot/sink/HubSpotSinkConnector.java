package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.sink.DeadLetterCheck;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes unified customers to HubSpot as contacts: creates what is new, updates what is there, one contact each. */
public final class HubSpotSinkConnector extends SinkConnector {

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public ConfigDef config() {
        return HubSpotSinkConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HubSpotSinkTask.class;
    }

    @Override
    public void start(Map<String, String> props) {
        properties = Map.copyOf(props);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, properties);
    }

    @Override
    public void stop() {
        // Nothing is held here: the tasks have the clients.
    }

    /** Also tries the token and looks for the id property, within ten seconds. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Config config = super.validate(connectorConfigs);
        CredentialsCheck check = new CredentialsCheck(
                HubSpotSinkConfig.ACCESS_TOKEN,
                HubSpotSinkConfig.BASE_URL,
                HubSpotSinkConfig.API_VERSION,
                config.configValues().stream().map(ConfigValue::name).toList(),
                CredentialsCheck.DEFAULT_LIMIT);
        check.check(config, () -> tryAccount(config, new HubSpotSinkConfig(connectorConfigs)));
        DeadLetterCheck.check(config, connectorConfigs);
        return config;
    }

    private static void tryAccount(Config config, HubSpotSinkConfig settings) {
        try (HubSpotClient client = new HubSpotClient(settings.hubSpotWithoutRetries(), CallObserver.NONE)) {
            client.portalId();
            ContactProperties contacts =
                    new ContactProperties(client, settings.idProperty(), settings.createProperties());
            contacts.refresh();
            contacts.idPropertyProblem()
                    .ifPresent(problem -> config.configValues().stream()
                            .filter(value -> value.name().equals(HubSpotSinkConfig.ID_PROPERTY))
                            .forEach(value -> value.addErrorMessage(problem)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    /** Any position will do: what is read again is written again, to the same contacts. */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
