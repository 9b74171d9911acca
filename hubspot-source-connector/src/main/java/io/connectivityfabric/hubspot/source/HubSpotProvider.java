package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import java.time.Duration;

/**
 * A HubSpot account (portal), opened for one task.
 *
 * @param client to talk to it with; closed with this
 * @param apiVersion the version in which objects are read
 * @param settle how late a change may turn up in a search
 */
record HubSpotProvider(HubSpotClient client, String apiVersion, Duration settle) implements StreamProvider {
    static final String SYSTEM = "hubspot";

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String account() {
        return Long.toString(client.portalId());
    }

    @Override
    public StreamReader reader(StreamPartition partition) {
        HubSpotStream stream = HubSpotStream.named(partition.stream());
        HubSpotRecords records = new HubSpotRecords(partition, stream, apiVersion);
        WholeObjects objects = new WholeObjects(client, stream, new PropertyNames(client, stream));
        return new HubSpotReader(objects, records, new SearchFeed(stream, objects, records, settle));
    }

    @Override
    public void close() {
        client.close();
    }
}
