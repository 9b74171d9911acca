package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.source.StreamSourceConnector;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Reads a HubSpot account's objects and their changes into Kafka. */
public final class HubSpotSourceConnector extends StreamSourceConnector {
    @Override
    public ConfigDef config() {
        return HubSpotSourceConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HubSpotSourceTask.class;
    }

    @Override
    protected String system() {
        return HubSpotProvider.SYSTEM;
    }

    @Override
    protected Map<String, String> objectsByStream() {
        return HubSpotStream.objectsByName();
    }

    @Override
    protected CredentialsCheck credentialsCheck() {
        return new CredentialsCheck(
                HubSpotSourceConfig.ACCESS_TOKEN,
                HubSpotSourceConfig.API_BASE_URL,
                HubSpotSourceConfig.API_VERSION,
                List.copyOf(HubSpotSourceConfig.accessDefinition().names()),
                CredentialsCheck.DEFAULT_LIMIT);
    }

    @Override
    protected void tryCredentials(Map<String, String> settings, List<String> streams) {
        try (HubSpotClient hubSpot = new HubSpotClient(HubSpotSourceConfig.trial(settings), CallObserver.NONE)) {
            hubSpot.portalId();
            for (String stream : streams) {
                hubSpot.properties(stream);
                hubSpot.list(stream, List.of(), null, 1, false, Priority.LIVE);
            }
        }
    }
}
