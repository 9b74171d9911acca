package io.connectivityfabric.cluster.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their beginning, committed records only. Topics may come into being while it reads. It belongs to no
 * consumer group, so that nothing it does is left behind. Not for use by many threads.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration LOOK_FOR_TOPICS_EVERY = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroValues values;
    private final Set<String> awaited;
    private long nextLook = System.nanoTime();

    /**
     * @param bootstrapServers the broker
     * @param registry where the schemas of the values are
     * @param topics what to read; those that are not there yet are read from when they are
     */
    public TopicReader(String bootstrapServers, SchemaRegistry registry, Collection<String> topics) {
        this.values = new AvroValues(registry);
        this.awaited = new LinkedHashSet<>(topics);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, "1000"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Hands on the records that have come since the last call, waiting for the first of them at most this long.
     *
     * @return how many there were
     * @throws IllegalArgumentException if a value is not Avro, naming topic, partition and offset
     */
    public int poll(Duration wait, Consumer<TopicRecord> each) {
        lookForTopics();
        if (consumer.assignment().isEmpty()) {
            pause(wait);
            return 0;
        }
        int count = 0;
        for (ConsumerRecord<String, byte[]> message : consumer.poll(wait)) {
            each.accept(decode(message));
            count++;
        }
        return count;
    }

    /** Hands on all records up to the end that the topics have now. Topics that are not there count as empty. */
    public void readToEnd(Consumer<TopicRecord> each) {
        nextLook = System.nanoTime();
        lookForTopics();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL, each);
        }
    }

    /** Reads one topic whole. */
    public static List<TopicRecord> readAll(String bootstrapServers, SchemaRegistry registry, String topic) {
        List<TopicRecord> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, registry, List.of(topic))) {
            reader.readToEnd(records::add);
        }
        return records;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private TopicRecord decode(ConsumerRecord<String, byte[]> message) {
        try {
            return new TopicRecord(
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    Instant.ofEpochMilli(message.timestamp()),
                    message.key(),
                    values.decode(message.value()),
                    message.serializedKeySize() + message.serializedValueSize());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    message.topic() + "-" + message.partition() + " at offset " + message.offset() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void lookForTopics() {
        if (awaited.isEmpty() || System.nanoTime() < nextLook) {
            return;
        }
        nextLook = System.nanoTime() + LOOK_FOR_TOPICS_EVERY.toNanos();
        Set<TopicPartition> partitions = new HashSet<>(consumer.assignment());
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        awaited.removeIf(topic -> {
            List<PartitionInfo> found = there.getOrDefault(topic, List.of());
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            return !found.isEmpty();
        });
        // Partitions that were assigned before keep their position.
        consumer.assign(partitions);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
