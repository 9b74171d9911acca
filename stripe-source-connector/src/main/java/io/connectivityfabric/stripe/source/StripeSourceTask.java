package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamSourceTask;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.stripe.client.StripeClient;
import java.util.Map;

/** Reads some streams of a Stripe account. */
public final class StripeSourceTask extends StreamSourceTask {
    @Override
    protected SourceConfig source(Map<String, String> properties) {
        return new StripeSourceConfig(properties).source();
    }

    @Override
    protected StreamProvider provider(Map<String, String> properties, CallObserver observer) {
        StripeSourceConfig config = new StripeSourceConfig(properties);
        return new StripeProvider(new StripeClient(config.stripe(), observer), config.reading());
    }
}
