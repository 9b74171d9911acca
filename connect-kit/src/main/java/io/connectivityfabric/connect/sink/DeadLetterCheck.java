package io.connectivityfabric.connect.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Finds dead letter settings that contradict each other: Connect accepts them, and the queue stays empty. */
public final class DeadLetterCheck {

    private static final String TOPIC = "errors.deadletterqueue.topic.name";
    private static final String TOLERANCE = "errors.tolerance";

    private DeadLetterCheck() {}

    /** Adds an error to the setting at fault; that setting is the worker's, so it is added to {@code config} if missing. */
    public static void check(Config config, Map<String, String> settings) {
        String topic = settings.getOrDefault(TOPIC, "");
        if (topic.isBlank() || "all".equalsIgnoreCase(settings.get(TOLERANCE))) {
            return;
        }
        value(config, topic)
                .addErrorMessage("Records are sent to the dead letter queue '" + topic + "' only with " + TOLERANCE
                        + "=all; as it is, the first bad record stops the task. Set " + TOLERANCE + "=all, or remove "
                        + TOPIC);
    }

    private static ConfigValue value(Config config, String topic) {
        return config.configValues().stream()
                .filter(value -> value.name().equals(TOPIC))
                .findFirst()
                .orElseGet(() -> {
                    ConfigValue added = new ConfigValue(TOPIC, topic, List.of(), new ArrayList<>());
                    config.configValues().add(added);
                    return added;
                });
    }
}
