package io.connectivityfabric.connect.config;

import io.connectivityfabric.connect.control.ControlSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;

/** What {@code validate} says of the control channel. */
public final class ControlCheck {
    private static final int LIMIT_SECONDS = 5;

    private ControlCheck() {}

    /**
     * Tries to reach the channel's cluster, if there is to be a channel and its settings are valid one by one.
     *
     * @param properties all of the connector's
     */
    public static void check(Config config, Map<String, String> properties, String tenant) {
        boolean valid = config.configValues().stream()
                .filter(value -> value.name().startsWith(ControlConfig.PREFIX))
                .allMatch(value -> value.errorMessages().isEmpty());
        if (!valid) {
            return;
        }
        Optional<ControlSettings> settings = Optional.empty();
        try {
            settings = new ControlConfig(properties).settings(tenant);
        } catch (ConfigException e) {
            add(config, SourceConfig.TENANT, e.getMessage());
        }
        settings.flatMap(ControlCheck::trouble)
                .ifPresent(trouble ->
                        add(config, ControlConfig.BOOTSTRAP_SERVERS, "The control channel cannot be used: " + trouble));
    }

    private static Optional<String> trouble(ControlSettings settings) {
        Admin admin = null;
        try {
            admin = Admin.create(settings.clients());
            admin.describeCluster().clusterId().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + LIMIT_SECONDS + " s. Check " + ControlConfig.BOOTSTRAP_SERVERS
                    + ", control.security.protocol and control.sasl.*");
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (KafkaException e) {
            return Optional.of((e.getCause() == null ? e : e.getCause()).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        }
    }

    /**
     * Says of a feature that it cannot be without the channel, if there is none.
     *
     * @param feature the setting that asks for it
     */
    public static void require(Config config, Map<String, String> properties, String feature) {
        if (properties.get(ControlConfig.BOOTSTRAP_SERVERS) == null) {
            add(
                    config,
                    feature,
                    "Setting " + feature + " needs the control channel: set " + ControlConfig.BOOTSTRAP_SERVERS);
        }
    }

    private static void add(Config config, String setting, String message) {
        config.configValues().stream()
                .filter(value -> value.name().equals(setting))
                .forEach(value -> value.addErrorMessage(message));
    }
}
