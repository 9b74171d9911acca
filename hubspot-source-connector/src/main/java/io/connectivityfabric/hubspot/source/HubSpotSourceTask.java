package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamSourceTask;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotJournal;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import io.connectivityfabric.hubspot.source.HubSpotProvider.Reading;
import java.util.Map;

/** Reads some streams of a HubSpot account. */
public final class HubSpotSourceTask extends StreamSourceTask {
    @Override
    protected SourceConfig source(Map<String, String> properties) {
        return new HubSpotSourceConfig(properties).source();
    }

    @Override
    protected StreamProvider provider(Map<String, String> properties, CallObserver observer) {
        HubSpotSourceConfig config = new HubSpotSourceConfig(properties);
        HubSpotSettings settings = config.hubSpot();
        ChangesConfig changes = config.changes();
        return new HubSpotProvider(
                new HubSpotClient(settings, observer),
                new Reading(
                        settings.version().wireName(),
                        config.source().settle(),
                        changes.journal()
                                .map(app -> portalId -> new PortalJournal(
                                        new HubSpotJournal(settings, app, portalId, observer),
                                        HubSpotStreams.typeIds())),
                        changes.journalOnly(),
                        changes.sweeps()));
    }
}
