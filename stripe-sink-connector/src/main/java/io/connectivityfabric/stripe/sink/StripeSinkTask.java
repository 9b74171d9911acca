package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.metrics.ApiCallMetrics;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.metrics.TaskMetrics;
import io.connectivityfabric.connect.sink.AppliedVersions;
import io.connectivityfabric.connect.sink.PublishedResults;
import io.connectivityfabric.connect.sink.RememberedIds;
import io.connectivityfabric.connect.sink.SinkLoop;
import io.connectivityfabric.connect.sink.SinkMetrics;
import io.connectivityfabric.connect.sink.WriteResults;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.stripe.client.StripeClient;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the customers, products and prices of its partitions to Stripe. */
public final class StripeSinkTask extends SinkTask {

    private static final Logger log = LoggerFactory.getLogger(StripeSinkTask.class);

    /** Records remembered with the version written last, and with the id of their object. */
    private static final int REMEMBERED = 50_000;

    private StripeClient client;
    private MetricsFacade metrics;
    private ControlChannel channel;
    private SinkLoop<StripeWrite> loop;

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> props) {
        StripeSinkConfig config = new StripeSinkConfig(props);
        ApiCallMetrics calls = new ApiCallMetrics();
        client = new StripeClient(config.stripe(), calls);
        try {
            start(config, calls, props.getOrDefault("name", "stripe-sink"));
        } catch (ApiException e) {
            stop();
            throw new ConnectException("The sink cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void start(StripeSinkConfig config, ApiCallMetrics calls, String connector) {
        String account = client.accountId();
        StripeAccount objects = config.dryRun() ? new DryAccount(client, account) : new StripeAccount(client, account);
        Map<StripeKind, Identity> identities = Map.of(
                StripeKind.CUSTOMER, new CustomerIdentity(client, config.matchEmail()),
                StripeKind.PRODUCT, new ProductIdentity(objects),
                StripeKind.PRICE, new PriceIdentity(client));
        SinkMetrics counts = new SinkMetrics();
        loop = new SinkLoop<>(
                context,
                new StripeMapper(Mappings.builtIn(), config.tenant(), account, config.deleteMode()),
                new StripeWriter(objects, identities, new RememberedIds(REMEMBERED)),
                new AppliedVersions(REMEMBERED),
                config.lanes(),
                counts,
                results(config, account, connector));
        metrics = TaskMetrics.of(context, "stripe-sink", connector);
        counts.showIn(metrics, Map.of());
        calls.showIn(metrics, Map.of());
        log.info(
                "Writing to Stripe account {}{}",
                account,
                config.dryRun() ? ": only telling what would be written" : "");
    }

    private WriteResults results(StripeSinkConfig config, String account, String connector) {
        channel = config.results().map(ControlChannel::new).orElse(null);
        return channel == null
                ? WriteResults.NONE
                : new PublishedResults(channel, connector, StripeMapper.SYSTEM, account);
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
        if (channel != null) {
            channel.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
