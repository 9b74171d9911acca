package io.connectivityfabric.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCreationAdviceTest {
    private static final List<String> TOPICS = List.of("stripe.customers");

    @Test
    void withoutSettingsTopicsAreNotCompacted() {
        assertThat(new TopicCreationAdvice(Map.of()).about(TOPICS))
                .get()
                .asString()
                .contains("stripe.customers", "topic.creation.default.cleanup.policy=compact");
    }

    @Test
    void compactedByDefaultIsFine() {
        assertThat(advice(Map.of("topic.creation.default.cleanup.policy", "compact,delete")))
                .isEmpty();
    }

    @Test
    void theFirstGroupThatFitsDecides() {
        Map<String, String> properties = Map.of(
                "topic.creation.groups", "other,entities",
                "topic.creation.other.include", "hubspot\\..*",
                "topic.creation.entities.include", "stripe\\..*",
                "topic.creation.entities.cleanup.policy", "compact",
                "topic.creation.default.cleanup.policy", "delete");
        assertThat(advice(properties)).isEmpty();
        assertThat(new TopicCreationAdvice(properties).about(List.of("hubspot.contacts")))
                .isPresent();
    }

    private static java.util.Optional<String> advice(Map<String, String> properties) {
        return new TopicCreationAdvice(properties).about(TOPICS);
    }
}
