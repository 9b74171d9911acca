package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cluster.topics.TopicRecord;
import java.util.function.ToLongFunction;
import org.apache.avro.generic.GenericRecord;

/** Turns the records of a topic into {@link Observation}s. */
interface Watched {
    Observation observe(TopicRecord record);

    /**
     * Raw records: the provider's JSON in an envelope.
     *
     * @param state stands for the state that a provider's object tells
     */
    static Watched raw(ToLongFunction<JsonNode> state) {
        ObjectMapper json = new ObjectMapper();
        return record -> {
            GenericRecord envelope = record.value();
            String operation = envelope.get("operation").toString();
            Object change = envelope.get("change_id");
            Object payload = envelope.get("payload");
            long observed = payload == null ? 0 : Fingerprint.text(payload.toString());
            return new Observation(
                    change == null
                            ? Fingerprint.mix(Fingerprint.text(operation), observed)
                            : Fingerprint.text(change.toString()),
                    payload == null ? 0 : state.applyAsLong(parse(json, payload.toString(), record)),
                    operation.equals("delete"));
        };
    }

    /** Unified records. */
    static Watched unified() {
        return record -> {
            GenericRecord meta = (GenericRecord) record.value().get("meta");
            Object event = meta.get("event_id");
            Object hash = meta.get("content_hash");
            return new Observation(
                    event == null
                            // The same state read twice differs in nothing but when it was read.
                            ? Fingerprint.mix(
                                    Fingerprint.without(meta, "observed_at"),
                                    Fingerprint.without(record.value(), "meta"))
                            : Fingerprint.text(event.toString()),
                    hash == null ? 0 : Fingerprint.text(hash.toString()),
                    (Boolean) meta.get("deleted"));
        };
    }

    private static JsonNode parse(ObjectMapper json, String payload, TopicRecord record) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The payload of " + record.key() + " on " + record.topic() + " is not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
