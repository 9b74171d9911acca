package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.connect.webhook.WebhookSourceConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Takes the events that HubSpot sends to an app's webhook address into Kafka. */
public final class HubSpotWebhookSourceConnector extends WebhookSourceConnector {
    @Override
    public ConfigDef config() {
        return HubSpotWebhookConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HubSpotWebhookSourceTask.class;
    }

    @Override
    protected void check(Config config, Map<String, String> settings) {
        boolean valid = config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty());
        if (valid) {
            new HubSpotWebhookConfig(settings)
                    .hydrateFault()
                    .ifPresent(fault -> config.configValues().stream()
                            .filter(value -> value.name().equals(HubSpotWebhookConfig.HYDRATE))
                            .forEach(value -> value.addErrorMessage(fault)));
        }
    }
}
