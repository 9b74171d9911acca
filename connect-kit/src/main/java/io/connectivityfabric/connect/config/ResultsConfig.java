package io.connectivityfabric.connect.config;

import io.connectivityfabric.connect.control.ControlSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Whether a sink publishes what became of its records, which needs the control channel. */
public final class ResultsConfig {
    public static final String RESULTS = "write.results";

    private ResultsConfig() {}

    /** Adds the setting, and those of the control channel, to a sink's definition. */
    public static void define(ConfigDef definition) {
        ControlConfig.defineChannel(definition)
                .optional(
                        RESULTS,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.MEDIUM,
                        "Whether the topic <control.topic.prefix>.<tenant>.results gets, for each record, the id of the"
                                + " object it was written to and whether that was created, updated, left as it was or"
                                + " refused. Needs control.bootstrap.servers.");
    }

    /** The control channel for results; empty if there are to be none. */
    public static Optional<ControlSettings> settings(Map<String, String> properties, boolean wanted, String tenant) {
        return wanted ? new ControlConfig(properties).settings(tenant) : Optional.empty();
    }

    /** What {@code validate} says of it. */
    public static void check(Config config, Map<String, String> properties, String tenant) {
        if (Boolean.parseBoolean(properties.get(RESULTS))) {
            ControlCheck.require(config, properties, RESULTS);
        }
        ControlCheck.check(config, properties, tenant);
    }
}
