package io.connectivityfabric.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One accepted record and what it asks for.
 *
 * @param record exactly the record that the worker delivered: a copy would reach the dead letter queue re-serialised
 * @param ticket the record's offset
 */
record SinkWrite<W extends TargetWrite<W>>(SinkRecord record, DoneOffsets.Ticket ticket, W write) {}
