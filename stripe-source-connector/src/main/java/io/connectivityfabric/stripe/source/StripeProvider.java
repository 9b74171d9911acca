package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.stripe.client.StripeClient;
import java.time.Duration;
import java.util.Map;

/**
 * A Stripe account, opened for one task.
 *
 * @param client to talk to it with; closed with this
 * @param apiVersion the version in which objects are read
 * @param settle how late an event may turn up
 * @param slices what of the history is wanted
 */
record StripeProvider(StripeClient client, String apiVersion, Duration settle, CreatedSlices slices)
        implements StreamProvider {
    static final String SYSTEM = "stripe";

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String account() {
        return client.accountId();
    }

    @Override
    public Duration pollInterval() {
        return client.reads().pollInterval();
    }

    @Override
    public void showIn(MetricsFacade metrics) {
        Map<String, String> none = Map.of();
        metrics.show(
                "reads",
                "Reads of the account in the last 30 days, by this worker",
                none,
                () -> client.reads().stats().used());
        metrics.show(
                "reads-allocated",
                "What these may come to; 0: changes are not paced",
                none,
                () -> client.reads().stats().granted());
        metrics.show(
                "reads-projected",
                "What 30 days come to if changes are looked for as in the last day",
                none,
                () -> client.reads().stats().projected());
    }

    @Override
    public StreamReader reader(StreamPartition partition) {
        StripeStream stream = StripeStreams.named(partition.stream());
        StripeRecords records = new StripeRecords(partition, stream, apiVersion);
        return new StripeReader(
                client, stream, records, slices, new EventFeed(new EventWindow(client), stream, records, settle));
    }

    @Override
    public void close() {
        client.close();
    }
}
