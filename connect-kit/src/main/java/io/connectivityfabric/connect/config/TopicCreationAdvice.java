package io.connectivityfabric.connect.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Looks at {@code topic.creation.*}: Connect creates a source's topics with {@code cleanup.policy=delete} unless told
 * otherwise, and a topic of objects would then forget the objects that did not change lately.
 */
public final class TopicCreationAdvice {
    private static final String PREFIX = "topic.creation.";

    private final Map<String, String> properties;

    public TopicCreationAdvice(Map<String, String> properties) {
        this.properties = properties;
    }

    /** What to tell the user about these topics; empty if Connect creates all of them compacted. */
    public Optional<String> about(List<String> topics) {
        List<String> uncompacted =
                topics.stream().filter(topic -> !compacted(topic)).toList();
        if (uncompacted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("If Connect creates the topics " + String.join(", ", uncompacted)
                + " they are not compacted, and objects that do not change are forgotten after the topic's retention."
                + " Set topic.creation.default.cleanup.policy=compact together with"
                + " topic.creation.default.replication.factor and topic.creation.default.partitions,"
                + " or create the topics yourself");
    }

    private boolean compacted(String topic) {
        String policy = properties.getOrDefault(PREFIX + group(topic) + ".cleanup.policy", "delete");
        return Arrays.stream(policy.split(",")).map(String::strip).anyMatch("compact"::equals);
    }

    /** The first group whose patterns fit the topic, as Connect chooses it. */
    private String group(String topic) {
        return list(PREFIX + "groups").stream()
                .filter(group -> !group.isEmpty())
                .filter(group ->
                        matches(PREFIX + group + ".include", topic) && !matches(PREFIX + group + ".exclude", topic))
                .findFirst()
                .orElse("default");
    }

    private boolean matches(String setting, String topic) {
        return list(setting).stream().anyMatch(pattern -> matchesPattern(pattern, topic));
    }

    private static boolean matchesPattern(String pattern, String topic) {
        try {
            return Pattern.matches(pattern, topic);
        } catch (PatternSyntaxException e) {
            // Connect itself reports a broken pattern.
            return false;
        }
    }

    private List<String> list(String setting) {
        return Arrays.stream(properties.getOrDefault(setting, "").split(","))
                .map(String::strip)
                .toList();
    }
}
