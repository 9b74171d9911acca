package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.connectivityfabric.connect.control.ControlSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Whether there is a control channel, and where. */
public final class ControlConfig {
    public static final String BOOTSTRAP_SERVERS = "control.bootstrap.servers";
    public static final String TOPIC_PREFIX = "control.topic.prefix";
    public static final String REPLICATION_FACTOR = "control.topic.replication.factor";
    public static final String STATUS_INTERVAL_MS = "control.status.interval.ms";

    static final String PREFIX = "control.";

    private final AbstractConfig config;

    /**
     * @param properties all of the connector's: what begins with {@code control.} and is no setting of ours is passed on
     */
    public ControlConfig(Map<String, String> properties) {
        ConfigDef definition = new ConfigDef();
        define(definition);
        this.config = new AbstractConfig(definition, properties, false);
    }

    /** Adds this group's settings to the definition of a connector that publishes the status of its streams. */
    public static void define(ConfigDef definition) {
        defineChannel(definition)
                .optional(
                        STATUS_INTERVAL_MS,
                        Type.LONG,
                        10_000L,
                        atLeast(100),
                        Importance.LOW,
                        "How often the status of each stream is published, in milliseconds. A failure is published at"
                                + " once.");
    }

    /** Adds the settings of the channel itself. */
    static ConfigGroup defineChannel(ConfigDef definition) {
        return new ConfigGroup(definition, "Control channel")
                .optional(
                        BOOTSTRAP_SERVERS,
                        Type.STRING,
                        null,
                        null,
                        Importance.MEDIUM,
                        "The Kafka cluster, usually this one, in which the connector keeps its control topics, such as"
                                + " the status of each stream. Further client settings, such as those for security,"
                                + " are given with the prefix control.: control.security.protocol,"
                                + " control.sasl.jaas.config. Unset: there is no control channel; what needs one says"
                                + " so.")
                .optional(
                        TOPIC_PREFIX,
                        Type.STRING,
                        "fabric",
                        new TopicPrefix(),
                        Importance.LOW,
                        "Control topics are <control.topic.prefix>.<tenant>.status and so on. They are created,"
                                + " compacted, if they are missing.")
                .optional(
                        REPLICATION_FACTOR,
                        Type.SHORT,
                        (short) -1,
                        atLeast(-1),
                        Importance.LOW,
                        "Replication factor of control topics that are created. -1: the broker's default.");
    }

    /**
     * The channel's settings; empty if there is none.
     *
     * @throws ConfigException if the tenant's name cannot stand in a topic's name
     */
    public Optional<ControlSettings> settings(String tenant) {
        if (config.getString(BOOTSTRAP_SERVERS) == null) {
            return Optional.empty();
        }
        Map<String, Object> clients = config.originalsWithPrefix(PREFIX);
        for (String own : new String[] {TOPIC_PREFIX, REPLICATION_FACTOR, STATUS_INTERVAL_MS}) {
            clients.remove(own.substring(PREFIX.length()));
        }
        return Optional.of(new ControlSettings(
                tenant,
                config.getString(TOPIC_PREFIX),
                config.getShort(REPLICATION_FACTOR),
                Duration.ofMillis(config.getLong(STATUS_INTERVAL_MS)),
                clients));
    }
}
