package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.OutputMode;
import io.connectivityfabric.raw.Heartbeat;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records of one stream. */
final class RecordFactory {
    /** Names the stream that a record came from. */
    static final String STREAM_HEADER = "fabric.stream";

    private final StreamPartition stream;
    private final Map<String, String> partition;
    private final String topic;
    private final String heartbeatTopic;
    private final OutputMode output;

    RecordFactory(StreamPartition stream, String topicPrefix, OutputMode output) {
        this.stream = stream;
        this.partition = stream.toMap();
        this.topic = topicPrefix + "." + stream.stream();
        this.heartbeatTopic = topicPrefix + ".heartbeats";
        this.output = output;
    }

    /**
     * Adds the records of a page. Only the last one carries the offset after the page: without exactly-once Connect may
     * commit the offset of any record that Kafka has acknowledged, and the rest of the page would be lost.
     */
    void addPage(List<StreamItem> items, Map<String, ?> before, Map<String, ?> after, List<SourceRecord> records) {
        int last = items.size() - 1;
        for (int i = 0; i <= last; i++) {
            RawRecord raw = items.get(i).record();
            Map<String, String> said = items.get(i).headers();
            String key = raw.key().toString();
            Struct value = raw.toStruct();
            // Not the provider's time: topics with a retention would drop an object that is old there as soon as it
            // came, and roll a segment at every jump. occurred_at is in the envelope.
            Long timestamp = raw.observedAt().toEpochMilli();
            if (output.raw()) {
                boolean end = i == last && !output.unified();
                records.add(record(end, end ? after : before, key, value, timestamp, headers(said, true)));
            }
            if (output.unified()) {
                boolean end = i == last;
                records.add(record(end, end ? after : before, key, value, timestamp, headers(said, false)));
            }
        }
    }

    private SourceRecord record(
            boolean end, Map<String, ?> offset, String key, Struct value, Long timestamp, Headers headers) {
        return end
                ? new PageEndRecord(partition, offset, topic, key, RawRecord.SCHEMA, value, timestamp, headers)
                : new SourceRecord(
                        partition,
                        offset,
                        topic,
                        null,
                        Schema.STRING_SCHEMA,
                        key,
                        RawRecord.SCHEMA,
                        value,
                        timestamp,
                        headers);
    }

    private Headers headers(Map<String, String> said, boolean raw) {
        Headers headers = new ConnectHeaders();
        said.forEach(headers::addString);
        headers.addString(STREAM_HEADER, stream.stream());
        if (raw) {
            headers.addString(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
        }
        return headers;
    }

    /** A record without an object, to carry an offset. */
    SourceRecord heartbeat(Map<String, ?> offset, Instant now) {
        Heartbeat heartbeat = new Heartbeat(stream.tenant(), stream.system(), stream.account(), stream.stream(), now);
        return new SourceRecord(
                partition,
                offset,
                heartbeatTopic,
                null,
                Schema.STRING_SCHEMA,
                heartbeat.key().toString(),
                Heartbeat.SCHEMA,
                heartbeat.toStruct(),
                now.toEpochMilli(),
                headers(Map.of(), false));
    }
}
