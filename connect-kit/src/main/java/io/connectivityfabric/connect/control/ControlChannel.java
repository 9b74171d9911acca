package io.connectivityfabric.connect.control;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connectors tell about themselves, and remember, beside the records: a few compacted topics of the tenant, always in
 * JSON and never in a transaction, written by a producer of its own so that a failing task can speak too. Safe for many
 * threads.
 */
public final class ControlChannel implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlChannel.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ControlSettings settings;
    private final ControlTopics topics;
    private final Producer<String, String> producer;
    private final Set<ControlTopic> ready = EnumSet.noneOf(ControlTopic.class);
    private final AtomicBoolean complained = new AtomicBoolean();

    /**
     * Opens the channel; nothing is sent yet.
     *
     * @throws ConnectException if the clients' settings cannot be used
     */
    public ControlChannel(ControlSettings settings) {
        this.settings = settings;
        this.topics = new ControlTopics(settings, Admin::create);
        this.producer = producer(settings);
    }

    private static Producer<String, String> producer(ControlSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.clients());
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        try {
            return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        } catch (KafkaException e) {
            throw new ConnectException("The settings control.* cannot be used: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
    }

    /**
     * Publishes a status; failures to send it are logged.
     *
     * @throws org.apache.kafka.connect.errors.RetriableException if the cluster cannot be reached now
     * @throws ConnectException if it does not let us; the message says what to do
     */
    public void publish(StreamStatus status) {
        publish(ControlTopic.STATUS, status.key(), status);
    }

    /**
     * Publishes what became of a record; failures to send it are logged.
     *
     * @throws ConnectException as {@link #publish(StreamStatus)}
     */
    public void publish(WriteResult result) {
        publish(ControlTopic.RESULTS, result.key(), result);
    }

    private void publish(ControlTopic topic, Object key, Object value) {
        ensure(topic);
        try {
            producer.send(
                    new ProducerRecord<>(settings.topic(topic), ControlJson.write(key), ControlJson.write(value)),
                    this::sent);
        } catch (KafkaException e) {
            sent(null, e);
        }
    }

    private void sent(RecordMetadata metadata, Exception failure) {
        if (failure == null) {
            complained.set(false);
        } else if (complained.compareAndSet(false, true)) {
            log.warn("The {} cannot be written: its readers see old states until it can", settings, failure);
        }
    }

    /**
     * The memory for hashes.
     *
     * @throws ConnectException as {@link #publish(StreamStatus)}
     */
    public HashStore hashes() {
        ensure(ControlTopic.HASHES);
        return new HashStore(settings.topic(ControlTopic.HASHES), producer, this::consumer);
    }

    /**
     * Tells whoever looks for changes of an account, on whichever worker, that there is one; failures to send it are logged.
     *
     * @throws ConnectException as {@link #publish}
     */
    public void wake(Account account) {
        ensure(ControlTopic.WAKEUPS);
        try {
            producer.send(
                    new ProducerRecord<>(
                            settings.topic(ControlTopic.WAKEUPS),
                            0,
                            ControlJson.write(account),
                            ControlJson.write(Map.of("at", Instant.now()))),
                    this::sent);
        } catch (KafkaException e) {
            sent(null, e);
        }
    }

    /**
     * Has somebody told of such calls of other workers' from now on.
     *
     * @param wake returns at once
     */
    public Subscription listen(Account account, Runnable wake) {
        return new WakeTopic(
                settings.topic(ControlTopic.WAKEUPS),
                () -> ensure(ControlTopic.WAKEUPS),
                this::consumer,
                account,
                wake);
    }

    private Consumer<String, String> consumer() {
        Map<String, Object> config = new HashMap<>(settings.clients());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private synchronized void ensure(ControlTopic topic) {
        if (!ready.contains(topic)) {
            topics.ensure(topic);
            ready.add(topic);
        }
    }

    /** Sends what is on its way, for about a second at most. */
    @Override
    public void close() {
        producer.close(LAST_WORDS);
    }
}
