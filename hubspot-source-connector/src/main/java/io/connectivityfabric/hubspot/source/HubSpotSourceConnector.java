package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.source.StreamSourceConnector;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.hubspot.client.AppCredentials;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotJournal;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
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
        return HubSpotStreams.objectsByName();
    }

    @Override
    protected KnownNames streamNames() {
        return HubSpotStreams.names();
    }

    @Override
    protected List<String> standardStreams() {
        return HubSpotStreams.core();
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
            long portalId = hubSpot.portalId();
            HubSpotSourceConfig.trialChanges(settings)
                    .journal()
                    .ifPresent(app -> tryJournal(HubSpotSourceConfig.trial(settings), app, portalId));
            new ReadableStreams(hubSpot).ensure(streams);
        }
    }

    private static void tryJournal(HubSpotSettings settings, AppCredentials app, long portalId) {
        try (HubSpotJournal journal = new HubSpotJournal(settings, app, portalId, CallObserver.NONE)) {
            journal.subscriptions();
            journal.latest();
        } catch (ApiException e) {
            boolean appFault = e.kind() == ApiException.Kind.AUTH || e.kind() == ApiException.Kind.PERMISSION;
            throw appFault ? new SettingFault(ChangesConfig.APP_CLIENT_ID, e.getMessage()) : e;
        }
    }
}
