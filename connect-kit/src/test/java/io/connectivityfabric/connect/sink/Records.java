package io.connectivityfabric.connect.sink;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records of topic "customers". */
final class Records {

    static final String TOPIC = "customers";

    private Records() {}

    static SinkRecord record(long offset, String value) {
        return new SinkRecord(TOPIC, 0, Schema.STRING_SCHEMA, "key-" + offset, Schema.STRING_SCHEMA, value, offset);
    }

    /** A record that a transform moved to another topic. */
    static SinkRecord rerouted(long offset, String value) {
        return new SinkRecord(
                "elsewhere",
                7,
                Schema.STRING_SCHEMA,
                "key-" + offset,
                Schema.STRING_SCHEMA,
                value,
                offset,
                null,
                TimestampType.NO_TIMESTAMP_TYPE,
                null,
                TOPIC,
                0,
                offset);
    }

    static SinkWrite<TestWrite> write(DoneOffsets offsets, long offset, TestWrite write) {
        SinkRecord record = record(offset, "value");
        return new SinkWrite<>(record, offsets.accept(record), write);
    }
}
