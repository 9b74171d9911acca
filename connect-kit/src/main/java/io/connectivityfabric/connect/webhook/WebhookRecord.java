package io.connectivityfabric.connect.webhook;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** A record of a request, so that Connect's word that Kafka has it finds back to whoever waits for it. */
final class WebhookRecord extends SourceRecord {
    private final transient Delivery delivery;

    /** What a record is made of. */
    record Parts(String topic, String key, Schema schema, Object value, long timestamp, Headers headers) {}

    /**
     * @param offset another one for each record: Connect keeps what it sends by what is equal
     */
    WebhookRecord(Delivery delivery, Map<String, ?> partition, Map<String, ?> offset, Parts parts) {
        super(
                partition,
                offset,
                parts.topic(),
                null,
                parts.key() == null ? null : Schema.STRING_SCHEMA,
                parts.key(),
                parts.schema(),
                parts.value(),
                parts.timestamp(),
                parts.headers());
        this.delivery = delivery;
    }

    Delivery delivery() {
        return delivery;
    }
}
