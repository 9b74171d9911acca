package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.source.StreamOffset;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.source.StreamSourceConnector;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Reads a Stripe account's objects and their changes into Kafka. */
public final class StripeSourceConnector extends StreamSourceConnector {
    @Override
    public ConfigDef config() {
        return StripeSourceConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StripeSourceTask.class;
    }

    @Override
    protected String system() {
        return StripeProvider.SYSTEM;
    }

    @Override
    protected Map<String, String> objectsByStream() {
        return StripeStreams.objectsByName();
    }

    @Override
    protected List<String> standardStreams() {
        return StripeStreams.core();
    }

    @Override
    protected List<String> streams(Map<String, String> settings) {
        return StripeSourceConfig.streams(super.streams(settings), settings);
    }

    @Override
    protected void ensureReadable(StreamPartition partition, StreamOffset offset) {
        new OffsetCheck(partition, StripeStreams.named(partition.stream())).ensureReadable(offset);
    }

    @Override
    protected CredentialsCheck credentialsCheck() {
        return new CredentialsCheck(
                StripeSourceConfig.API_KEY,
                StripeSourceConfig.API_BASE_URL,
                StripeSourceConfig.API_VERSION,
                List.copyOf(StripeSourceConfig.accessDefinition().names()),
                CredentialsCheck.DEFAULT_LIMIT);
    }

    @Override
    protected void tryCredentials(Map<String, String> settings, List<String> streams) {
        try (StripeClient stripe = new StripeClient(StripeSourceConfig.trial(settings), CallObserver.NONE)) {
            stripe.accountId();
            stripe.list(StripeStreams.named(StripeStreams.EVENTS).path(), Map.of("limit", "1"), Priority.LIVE);
            new AccessCheck(stripe).ensureReadable(streams);
        }
    }
}
