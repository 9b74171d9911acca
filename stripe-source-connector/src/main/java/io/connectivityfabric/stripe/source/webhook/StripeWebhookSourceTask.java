package io.connectivityfabric.stripe.source.webhook;

import io.connectivityfabric.connect.webhook.WebhookConfig;
import io.connectivityfabric.connect.webhook.WebhookProvider;
import io.connectivityfabric.connect.webhook.WebhookSourceTask;
import io.connectivityfabric.http.CallObserver;
import java.util.Map;

/** Listens for Stripe's events. */
public final class StripeWebhookSourceTask extends WebhookSourceTask {
    @Override
    protected WebhookConfig webhook(Map<String, String> properties) {
        return new StripeWebhookConfig(properties).webhook();
    }

    @Override
    protected WebhookProvider provider(Map<String, String> properties, CallObserver observer) {
        return new StripeWebhookConfig(properties).stripe();
    }
}
