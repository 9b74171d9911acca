package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.connect.config.ControlCheck;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.config.UnifyCheck;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** A source connector that listens for a provider's webhooks: each of its tasks takes whatever comes to its worker. */
public abstract class WebhookSourceConnector extends SourceConnector {
    private Map<String, String> properties;

    /** Adds what is wrong with the provider's own settings. */
    protected void check(Config config, Map<String, String> settings) {}

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        properties = Map.copyOf(settings);
    }

    @Override
    public void stop() {
        // Tasks own all resources.
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, properties);
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        UnifyCheck.check(config, settings);
        new SafeDelivery(settings).check(config);
        ControlCheck.check(config, settings, settings.getOrDefault(SourceConfig.TENANT, "default"));
        check(config, settings);
        return config;
    }

    /** Whoever does not get an answer sends its events again, and nobody can take back what Kafka has by then. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return ExactlyOnceSupport.UNSUPPORTED;
    }

    /** There is no position: what was answered is done, and the provider keeps the rest. */
    @Override
    public boolean alterOffsets(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return true;
    }
}
