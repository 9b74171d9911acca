package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cluster.topics.TopicRecord;

/** Catches the raw and the unified record of one object. */
final class Sample {
    private final String rawTopic;
    private final String unifiedTopic;
    private final String key;
    private final ObjectMapper json = new ObjectMapper();
    private String payload;
    private String unified;

    /** @param key the key of the object's records */
    Sample(String rawTopic, String unifiedTopic, String key) {
        this.rawTopic = rawTopic;
        this.unifiedTopic = unifiedTopic;
        this.key = key;
    }

    void take(TopicRecord record) {
        if (!key.equals(record.key())) {
            return;
        }
        if (payload == null && record.topic().equals(rawTopic)) {
            payload = record.value().get("payload").toString();
        } else if (unified == null && record.topic().equals(unifiedTopic)) {
            unified = record.value().toString();
        }
    }

    boolean found() {
        return payload != null && unified != null;
    }

    /** Both beside each other. */
    String show() {
        return SideBySide.of(rawTopic, parse(payload), unifiedTopic, parse(unified));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
