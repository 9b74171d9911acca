package io.connectivityfabric.connect.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the wake-ups that workers send each other; those of before are of no use. */
final class WakeTopic implements Runnable, Subscription {
    private static final Logger log = LoggerFactory.getLogger(WakeTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final String topic;
    private final Runnable ensure;
    private final Supplier<Consumer<String, String>> consumers;
    private final Account account;
    private final Runnable wake;
    private final Thread thread;

    /**
     * Begins to read, on a thread of its own.
     *
     * @param ensure sees to it that the topic is there
     */
    WakeTopic(
            String topic,
            Runnable ensure,
            Supplier<Consumer<String, String>> consumers,
            Account account,
            Runnable wake) {
        this.topic = topic;
        this.ensure = ensure;
        this.consumers = consumers;
        this.account = account;
        this.wake = wake;
        this.thread = new Thread(this, account.system() + "-wake-ups");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ensure.run();
                read();
            } catch (RetriableException e) {
                retryLater(e);
            } catch (ConnectException e) {
                log.warn("Wake-ups of other workers are not heard: {}", e.getMessage());
                return;
            } catch (KafkaException e) {
                // InterruptException, too.
                retryLater(e);
            }
        }
    }

    private static void retryLater(KafkaException failure) {
        if (!Thread.currentThread().isInterrupted()) {
            log.warn("Wake-ups of other workers cannot be heard now: {}", failure.getMessage());
            pause();
        }
    }

    private void read() {
        try (Consumer<String, String> consumer = consumers.get()) {
            read(consumer);
        }
    }

    private void read(Consumer<String, String> consumer) {
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        consumer.assign(partition);
        consumer.seekToEnd(partition);
        while (!Thread.currentThread().isInterrupted()) {
            for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                if (isAbout(message.key())) {
                    wake.run();
                }
            }
        }
    }

    private boolean isAbout(String key) {
        try {
            return ControlJson.read(key, Account.class).equals(account);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
