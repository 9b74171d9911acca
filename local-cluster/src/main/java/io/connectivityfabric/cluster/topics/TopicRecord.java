package io.connectivityfabric.cluster.topics;

import java.time.Instant;
import org.apache.avro.generic.GenericRecord;

/**
 * A record of a topic.
 *
 * @param topic where it was
 * @param partition where it was
 * @param offset where it was
 * @param writtenAt when the producer made it
 * @param key its key; null if it has none
 * @param value its value; null for a tombstone
 * @param bytes the size of key and value as they were on the topic
 */
public record TopicRecord(
        String topic, int partition, long offset, Instant writtenAt, String key, GenericRecord value, int bytes) {}
