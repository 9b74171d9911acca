package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.config.ResultsConfig;
import io.connectivityfabric.connect.sink.DeadLetterCheck;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
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

/** Writes unified customers, products and prices to Stripe: creates what is new, changes what is there, one object each. */
public final class StripeSinkConnector extends SinkConnector {

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public ConfigDef config() {
        return StripeSinkConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StripeSinkTask.class;
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

    /** Also tries the key, within ten seconds: whether it may read what the sink has to look up. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Config config = super.validate(connectorConfigs);
        CredentialsCheck check = new CredentialsCheck(
                StripeSinkConfig.API_KEY,
                StripeSinkConfig.BASE_URL,
                StripeSinkConfig.API_VERSION,
                config.configValues().stream().map(ConfigValue::name).toList(),
                CredentialsCheck.DEFAULT_LIMIT);
        check.check(config, () -> tryAccount(new StripeSinkConfig(connectorConfigs)));
        DeadLetterCheck.check(config, connectorConfigs);
        ResultsConfig.check(
                config, connectorConfigs, connectorConfigs.getOrDefault(StripeSinkConfig.TENANT, "default"));
        return config;
    }

    /**
     * A restricted key need not reach further than what is written, and only the records say what that is; but it must reach
     * something. Whether it may write cannot be tried without writing.
     */
    private static void tryAccount(StripeSinkConfig settings) {
        try (StripeClient client = new StripeClient(settings.stripeWithoutRetries(), CallObserver.NONE)) {
            client.accountId();
            ApiException refused = null;
            for (StripeKind kind : StripeKind.values()) {
                try {
                    client.list(kind.path(), Map.of("limit", "1"), Priority.LIVE);
                    return;
                } catch (ApiException e) {
                    if (e.kind() != ApiException.Kind.PERMISSION) {
                        throw e;
                    }
                    refused = refused == null ? e : refused;
                }
            }
            throw refused;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    /** Any position will do: what is read again is written again, to the same objects. */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
