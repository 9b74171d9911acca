package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.CredentialsCheck;
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
    private static final Map<String, String> ONE = Map.of("limit", "1");

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
            for (String stream : streams) {
                stripe.list(StripeStreams.named(stream).path(), ONE, Priority.LIVE);
            }
            stripe.list(EventWindow.PATH, ONE, Priority.LIVE);
        }
    }
}
