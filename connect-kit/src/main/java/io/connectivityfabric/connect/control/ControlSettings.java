package io.connectivityfabric.connect.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a tenant's control channel is.
 *
 * @param tenant            whose it is
 * @param topicPrefix       what its topics' names begin with
 * @param replicationFactor of topics that are created; negative: the broker's default
 * @param statusInterval    how often the status is published
 * @param clients           settings of the Kafka clients, {@code bootstrap.servers} among them
 */
public record ControlSettings(
        String tenant,
        String topicPrefix,
        short replicationFactor,
        Duration statusInterval,
        Map<String, Object> clients) {

    private static final Pattern TENANT = Pattern.compile("[a-zA-Z0-9_-]+");
    /** Whoever waits for the control channel has something else to do. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "max.block.ms", "5000",
            "request.timeout.ms", "10000",
            "delivery.timeout.ms", "15000",
            "default.api.timeout.ms", "10000");

    /**
     * @throws ConfigException if the tenant's name cannot stand in a topic's name
     */
    public ControlSettings {
        if (!TENANT.matcher(tenant).matches()) {
            // A dot, too: access that is granted to everything below one tenant must not cover another's.
            throw new ConfigException(
                    "tenant", tenant, "must have only letters, digits, _ and - where a control channel is used");
        }
        Map<String, Object> all = new HashMap<>(IMPATIENT);
        all.putAll(clients);
        clients = Map.copyOf(all);
    }

    String topic(ControlTopic topic) {
        return topicPrefix + "." + tenant + "." + topic.suffix();
    }

    /** Without the clients' settings, which may hold secrets. */
    @Override
    public String toString() {
        return "control channel " + topicPrefix + "." + tenant;
    }
}
