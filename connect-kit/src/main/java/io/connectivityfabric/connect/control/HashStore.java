package io.connectivityfabric.connect.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers across restarts what each object of a stream looked like when it was emitted, as a hash, for streams that have
 * no feed of changes: only what differs is emitted again. It is no part of any transaction: store a hash once Kafka has the
 * state that it stands for. A hash that is lost repeats a state; one that came too early would lose it.
 */
public final class HashStore {
    private static final Logger log = LoggerFactory.getLogger(HashStore.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final Producer<String, String> producer;
    private final Supplier<Consumer<String, String>> consumers;

    /** Of one object of one stream. */
    private record Key(String stream, String id) {}

    private record Value(String hash) {}

    HashStore(String topic, Producer<String, String> producer, Supplier<Consumer<String, String>> consumers) {
        this.topic = topic;
        this.producer = producer;
        this.consumers = consumers;
    }

    /**
     * The hashes of a stream's objects, by id.
     *
     * @param stream tells it from all others of the tenant, its account included
     * @throws ConnectException if they cannot be read
     */
    public Map<String, String> load(String stream) {
        Map<String, String> hashes = new HashMap<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Consumer<String, String> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                    apply(message, stream, hashes);
                }
            }
        } catch (KafkaException e) {
            throw new ConnectException("Topic " + topic + " of the control channel cannot be read: " + e, e);
        }
        return hashes;
    }

    private void apply(ConsumerRecord<String, String> message, String stream, Map<String, String> hashes) {
        try {
            Key key = ControlJson.read(message.key(), Key.class);
            if (!key.stream().equals(stream)) {
                return;
            }
            if (message.value() == null) {
                hashes.remove(key.id());
            } else {
                hashes.put(
                        key.id(), ControlJson.read(message.value(), Value.class).hash());
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            log.warn("Offset {} of topic {} is no hash: ignored", message.offset(), topic);
        }
    }

    /**
     * Remembers hashes by id; null forgets one. They are stored when this returns.
     *
     * @throws ConnectException if that fails
     */
    public void store(String stream, Map<String, String> hashes) {
        List<Future<?>> sent = new ArrayList<>();
        hashes.forEach((id, hash) -> sent.add(producer.send(new ProducerRecord<>(
                topic,
                0,
                ControlJson.write(new Key(stream, id)),
                hash == null ? null : ControlJson.write(new Value(hash))))));
        producer.flush();
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new ConnectException(
                    "Topic " + topic + " of the control channel cannot be written: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while hashes were stored", e);
        }
    }
}
