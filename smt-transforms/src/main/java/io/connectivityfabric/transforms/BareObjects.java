package io.connectivityfabric.transforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/** Puts a provider's bare JSON objects into the envelope that they came without. */
record BareObjects(String tenant, String system, String account, String object) {

    // With escapes, in which the reader of payloads finds halves of characters.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Whether a record's value may be such an object. */
    static boolean isCandidate(Object value) {
        return value instanceof String || value instanceof byte[] || value instanceof Map;
    }

    /**
     * The object in its envelope. It counts as read when its record was written.
     *
     * @throws io.connectivityfabric.mapping.MappingException if it is no JSON object or has no id
     */
    RawRecord wrap(ConnectRecord<?> record, ReadMapping mapping) {
        String payload = json(record.value());
        Instant observed = record.timestamp() == null ? Instant.now() : Instant.ofEpochMilli(record.timestamp());
        return new RawRecord(
                tenant,
                system,
                account,
                object,
                mapping.idOf(payload),
                Operation.READ,
                null,
                observed,
                null,
                null,
                payload);
    }

    private String json(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new DataException("Cannot map " + system + "." + object + ": its value is no JSON object");
        }
    }
}
