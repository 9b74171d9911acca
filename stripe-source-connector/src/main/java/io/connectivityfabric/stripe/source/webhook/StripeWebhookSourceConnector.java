package io.connectivityfabric.stripe.source.webhook;

import io.connectivityfabric.connect.webhook.WebhookSourceConnector;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Takes the events that Stripe sends to a webhook endpoint into Kafka. */
public final class StripeWebhookSourceConnector extends WebhookSourceConnector {
    @Override
    public ConfigDef config() {
        return StripeWebhookConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StripeWebhookSourceTask.class;
    }
}
