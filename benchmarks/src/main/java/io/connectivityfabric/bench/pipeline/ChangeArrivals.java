package io.connectivityfabric.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cluster.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When numbered changes arrived in a topic: the number stands in the metadata of the changed object. */
final class ChangeArrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<Integer, Long> arrived = new HashMap<>();
    private int rows;

    ChangeArrivals(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG, "bench",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, "500",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** Reads until the objects of the history are there. */
    void awaitRows(int count, Duration patience) throws IOException {
        readUntil(() -> rows >= count, patience, count + " objects");
    }

    /** Reads until a change is there. */
    void awaitChange(int number, Duration patience) throws IOException {
        readUntil(() -> arrived.containsKey(number), patience, "change " + number);
    }

    /** When a change was appended by the broker; null if it has no record. */
    Long millisOf(int number) {
        return arrived.get(number);
    }

    private void readUntil(BooleanSupplier done, Duration patience, String what) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new ClusterException(
                        what + " did not arrive in " + topic + " within " + patience.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                note(record);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode envelope = JSON.readTree(record.value());
        JsonNode number = JSON.readTree(envelope.path("payload").asText())
                .path("metadata")
                .path("n");
        rows++;
        if (number.isTextual()) {
            arrived.putIfAbsent(Integer.parseInt(number.asText()), record.timestamp());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
