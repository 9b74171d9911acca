package io.connectivityfabric.it.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A raw record as a consumer of schemaless JSON reads it.
 *
 * @param value the envelope
 */
public record RawEntry(String key, JsonNode value) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("delete", "merge", "purge");

    public static RawEntry of(ConsumerRecord<String, byte[]> message) {
        try {
            return new RawEntry(message.key(), JSON.readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return value.path("id").asText();
    }

    public boolean deleted() {
        return ENDS.contains(value.path("operation").asText());
    }

    /** The provider's object. */
    public JsonNode payload() {
        return parse(value.path("payload").asText());
    }

    /**
     * What no two records may share under exactly-once: the key and the change's id, or, where the provider gives no id,
     * the operation and the state that was seen.
     */
    public String identity() {
        String change = value.path("change_id").asText("");
        return key + " "
                + (change.isEmpty()
                        ? value.path("operation").asText() + " "
                                + value.path("payload").asText()
                        : change);
    }

    /** What no two records may share if states may come again: the state, and when it was seen. */
    public String observation() {
        return identity() + " " + value.path("observed_at").asText();
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
