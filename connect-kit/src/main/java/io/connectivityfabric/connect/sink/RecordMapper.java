package io.connectivityfabric.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Turns a record into a write, without asking the provider.
 *
 * @param <W> the provider's own kind of write
 */
@FunctionalInterface
public interface RecordMapper<W extends TargetWrite<W>> {

    /** @throws RejectedRecordException if the record is not one that this sink can write */
    Mapped<W> map(SinkRecord record);
}
