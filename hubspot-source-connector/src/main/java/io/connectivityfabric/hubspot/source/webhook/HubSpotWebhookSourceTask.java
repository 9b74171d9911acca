package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.connect.webhook.WebhookConfig;
import io.connectivityfabric.connect.webhook.WebhookProvider;
import io.connectivityfabric.connect.webhook.WebhookSourceTask;
import io.connectivityfabric.http.CallObserver;
import java.util.Map;

/** Listens for HubSpot's events. */
public final class HubSpotWebhookSourceTask extends WebhookSourceTask {
    @Override
    protected WebhookConfig webhook(Map<String, String> properties) {
        return new HubSpotWebhookConfig(properties).webhook();
    }

    @Override
    protected WebhookProvider provider(Map<String, String> properties, CallObserver observer) {
        return new HubSpotWebhookConfig(properties).hubSpot(observer);
    }
}
