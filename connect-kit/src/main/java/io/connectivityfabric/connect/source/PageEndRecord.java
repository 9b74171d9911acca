package io.connectivityfabric.connect.source;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The last record of a page: the only one that carries the offset after the page. Told from the others by its class when
 * Connect reports that a record was filtered.
 */
final class PageEndRecord extends SourceRecord {
    PageEndRecord(
            Map<String, ?> partition,
            Map<String, ?> offset,
            String topic,
            String key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Headers headers) {
        super(partition, offset, topic, null, Schema.STRING_SCHEMA, key, valueSchema, value, timestamp, headers);
    }
}
