package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.metrics.ApiCallMetrics;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.metrics.TaskMetrics;
import io.connectivityfabric.connect.sink.AppliedVersions;
import io.connectivityfabric.connect.sink.SinkLoop;
import io.connectivityfabric.connect.sink.SinkMetrics;
import io.connectivityfabric.connect.sink.WriteResults;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.WriteMapping;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the customers of its partitions to HubSpot. */
public final class HubSpotSinkTask extends SinkTask {

    private static final Logger log = LoggerFactory.getLogger(HubSpotSinkTask.class);

    /** Targets remembered with the version written to them, and records whose contact belongs to another record. */
    private static final int REMEMBERED = 50_000;

    private HubSpotClient client;
    private MetricsFacade metrics;
    private SinkLoop<ContactWrite> loop;

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> props) {
        HubSpotSinkConfig config = new HubSpotSinkConfig(props);
        ApiCallMetrics calls = new ApiCallMetrics();
        client = new HubSpotClient(config.hubSpot(), calls);
        try {
            start(config, calls, props.getOrDefault("name", "hubspot-sink"));
        } catch (ApiException e) {
            stop();
            throw new ConnectException("The sink cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void start(HubSpotSinkConfig config, ApiCallMetrics calls, String connector) {
        long portal = client.portalId();
        ContactProperties properties = new ContactProperties(client, config.idProperty(), config.createProperties());
        properties.refresh();
        properties.ensureIdProperty();
        WriteMapping mapping = Mappings.builtIn()
                .write("hubspot", "contact")
                .orElseThrow(() -> new ConnectException("There is no mapping to write hubspot.contact"));
        Aliases aliases = new Aliases(REMEMBERED);
        SinkMetrics counts = new SinkMetrics();
        loop = new SinkLoop<>(
                context,
                new ContactMapper(mapping, config.tenant(), portal, aliases),
                new ContactWriter(new Contacts(client, config.idProperty()), properties, aliases),
                new AppliedVersions(REMEMBERED),
                config.lanes(),
                counts,
                WriteResults.NONE);
        metrics = TaskMetrics.of(context, "hubspot-sink", connector);
        counts.showIn(metrics, Map.of("object", Contacts.OBJECT_TYPE));
        calls.showIn(metrics, Map.of("object", Contacts.OBJECT_TYPE));
        log.info(
                "Writing contacts to HubSpot account {}, found again by their property {}",
                portal,
                config.idProperty());
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        loop.open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        loop.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        return loop.preCommit(currentOffsets);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        loop.close(partitions);
    }

    /** May be called after a failed start, or without any. */
    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
        if (client != null) {
            client.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
