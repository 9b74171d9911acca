package io.connectivityfabric.connect.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.connectivityfabric.http.CallInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
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

    /** Whose objects are remembered: two connectors may read the same stream, to different topics. */
    public record Stream(String connector, String system, String account, String stream) {}

    /** Of one object of one stream. */
    private record Key(String connector, String system, String account, String stream, String id) {
        Stream of() {
            return new Stream(connector, system, account, stream);
        }
    }

    private record Value(String hash) {}

    HashStore(String topic, Producer<String, String> producer, Supplier<Consumer<String, String>> consumers) {
        this.topic = topic;
        this.producer = producer;
        this.consumers = consumers;
    }

    /**
     * The hashes of objects, by stream and id.
     *
     * @param wanted of which streams
     * @param most for how many objects of each
     * @throws ConnectException if they cannot be read
     */
    public Map<Stream, Map<String, String>> load(Predicate<Stream> wanted, int most) {
        Map<Stream, Map<String, String>> hashes = new HashMap<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Consumer<String, String> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                    apply(message, wanted, most, hashes);
                }
            }
        } catch (InterruptException e) {
            throw new CallInterruptedException("Interrupted while hashes were read", e);
        } catch (KafkaException e) {
            throw new ConnectException("Topic " + topic + " of the control channel cannot be read: " + e, e);
        }
        return hashes;
    }

    private void apply(
            ConsumerRecord<String, String> message,
            Predicate<Stream> wanted,
            int most,
            Map<Stream, Map<String, String>> hashes) {
        try {
            Key key = ControlJson.read(message.key(), Key.class);
            if (!wanted.test(key.of())) {
                return;
            }
            Map<String, String> known = hashes.computeIfAbsent(key.of(), stream -> new HashMap<>());
            if (message.value() == null) {
                known.remove(key.id());
            } else if (known.size() < most || known.containsKey(key.id())) {
                known.put(
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
    public void store(Stream stream, Map<String, String> hashes) {
        List<Future<?>> sent = new ArrayList<>();
        hashes.forEach((id, hash) -> sent.add(producer.send(new ProducerRecord<>(
                topic,
                0,
                ControlJson.write(new Key(stream.connector(), stream.system(), stream.account(), stream.stream(), id)),
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
