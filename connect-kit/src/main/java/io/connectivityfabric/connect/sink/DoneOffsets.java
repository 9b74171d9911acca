package io.connectivityfabric.connect.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Which offsets may be committed: everything before the first record that is accepted and not done. Positions are those
 * of the records as they were consumed, whatever a transform made of topic and partition since. Thread-safe.
 */
public final class DoneOffsets {

    /**
     * One accepted record. It belongs to one assignment of its partition: after the partition is revoked it no longer
     * moves anything, so that a late completion never vouches for a record delivered anew.
     */
    public final class Ticket {
        private final TopicPartition partition;
        private final TreeSet<Long> assignment;
        private final long offset;

        private Ticket(TopicPartition partition, TreeSet<Long> assignment, long offset) {
            this.partition = partition;
            this.assignment = assignment;
            this.offset = offset;
        }

        /** The record needs no further care; its offset may be committed as soon as all before it are done. */
        public void done() {
            synchronized (DoneOffsets.this) {
                assignment.remove(offset);
            }
        }

        /** Whether the partition was taken away since the record was accepted. */
        public boolean revoked() {
            synchronized (DoneOffsets.this) {
                return pending.get(partition) != assignment;
            }
        }
    }

    private final Map<TopicPartition, TreeSet<Long>> pending = new HashMap<>();
    private final Set<TopicPartition> revoked = new HashSet<>();

    /** Takes responsibility for {@code record}. */
    public synchronized Ticket accept(SinkRecord record) {
        TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        TreeSet<Long> assignment = pending.computeIfAbsent(partition, any -> new TreeSet<>());
        assignment.add(record.originalKafkaOffset());
        return new Ticket(partition, assignment, record.originalKafkaOffset());
    }

    /**
     * @param consumed up to where the worker has delivered or filtered records, per partition
     * @return up to where they are done; nothing for partitions that were taken away
     */
    public synchronized Map<TopicPartition, OffsetAndMetadata> committable(
            Map<TopicPartition, OffsetAndMetadata> consumed) {
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>(consumed);
        committable.keySet().removeAll(revoked);
        pending.forEach((partition, offsets) -> {
            if (!offsets.isEmpty()) {
                committable.computeIfPresent(partition, (any, position) -> earlier(position, offsets.first()));
            }
        });
        return committable;
    }

    private static OffsetAndMetadata earlier(OffsetAndMetadata position, long firstPending) {
        return firstPending < position.offset() ? new OffsetAndMetadata(firstPending) : position;
    }

    /** Takes note of partitions that are this task's now. */
    public synchronized void assign(Collection<TopicPartition> partitions) {
        partitions.forEach(revoked::remove);
    }

    /** Forgets partitions that are no longer this task's. */
    public synchronized void revoke(Collection<TopicPartition> partitions) {
        revoked.addAll(partitions);
        partitions.forEach(pending::remove);
    }
}
