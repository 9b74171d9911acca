package io.connectivityfabric.transforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectivityfabric.mapping.BareObject;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Puts a provider's bare JSON objects into the envelope that they came without.
 *
 * @param object what objects are that do not say so themselves; null if all do
 */
record BareObjects(Mappings mappings, String tenant, String system, String account, String object) {

    // With escapes, in which the reader of payloads finds halves of characters.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /**
     * The object in its envelope; null if nothing maps it. It counts as read when its record was written.
     *
     * @throws io.connectivityfabric.mapping.MappingException if it is no JSON object or has no id
     */
    RawRecord wrap(ConnectRecord<?> record) {
        String payload = json(record.value());
        if (payload == null) {
            return null;
        }
        BareObject bare = mappings.bare(system, payload, object);
        return bare.id() == null
                ? null
                : new RawRecord(
                        tenant,
                        system,
                        bare.account() == null ? account : bare.account(),
                        bare.object(),
                        bare.id(),
                        Operation.READ,
                        null,
                        record.timestamp() == null ? Instant.now() : Instant.ofEpochMilli(record.timestamp()),
                        null,
                        null,
                        payload);
    }

    /** The JSON text of a value; null if it can be no object. */
    private String json(Object value) {
        String text = null;
        if (value instanceof String given) {
            text = given;
        } else if (value instanceof byte[] bytes) {
            text = new String(bytes, StandardCharsets.UTF_8);
        } else if (value instanceof Struct || value instanceof Map || value instanceof Collection) {
            try {
                text = JSON.writeValueAsString(PlainValues.of(value));
            } catch (JsonProcessingException notJson) {
                throw new DataException("Cannot map an object of " + system + ": its value is no JSON object");
            }
        }
        if (text != null && text.stripLeading().startsWith("[")) {
            throw new DataException("Cannot map " + system + (object == null ? "" : "." + object)
                    + ", field 'payload': it is a list, but one record makes one record. Have each object of the list"
                    + " written as a record of its own.");
        }
        return text;
    }
}
