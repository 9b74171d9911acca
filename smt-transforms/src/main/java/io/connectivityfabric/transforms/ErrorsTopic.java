package io.connectivityfabric.transforms;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where a source's records go that cannot be mapped, untouched, with headers that say why. For sources only: Connect has a
 * dead letter queue for sinks.
 *
 * @param name of the topic; null for the record's own with its last part replaced
 */
record ErrorsTopic(String name) {

    /** Why the record could not be mapped: object, id and field, never what stands there. */
    static final String MESSAGE = "fabric.error.message";
    /** The topic that the record would have gone to. */
    static final String TOPIC = "fabric.error.topic";

    private static final String LAST_PART = "errors";

    <R extends ConnectRecord<R>> R send(R record, String message) {
        Headers headers = record.headers().duplicate();
        headers.remove(MESSAGE).remove(TOPIC);
        headers.addString(MESSAGE, message).addString(TOPIC, record.topic());
        return record.newRecord(
                topic(record.topic()),
                null,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }

    /**
     * Sees to it that a record is a source's.
     *
     * @throws ConfigException if it is a sink's
     */
    static void checkSide(ConnectRecord<?> record) {
        if (record instanceof SinkRecord) {
            throw new ConfigException(UnifyConfig.ON_ERROR + "=" + OnError.ERRORS_TOPIC.configName()
                    + " is for sources: a sink cannot write to a topic. Set '" + UnifyConfig.ON_ERROR
                    + "' to fail, and errors.tolerance=all with errors.deadletterqueue.topic.name on the connector:"
                    + " Connect then sends the record there.");
        }
    }

    private String topic(String of) {
        return name == null ? of.substring(0, of.lastIndexOf('.') + 1) + LAST_PART : name;
    }
}
