package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.webhook.Listeners.Place;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** What a webhook task does: listens, hands what came to Connect, and answers when Connect says that Kafka has it. */
final class WebhookLoop implements AutoCloseable {
    private static final long LOOK_MS = 50;

    private final WebhookConfig config;
    private final WebhookProvider provider;
    private final WebhookRecords records;
    private final DeliveryQueue incoming;
    private final DeliveryQueue ready;
    private final Reception reception;
    private final Place<Reception> place;
    private final ScheduledExecutorService clock;
    private final Thread completion;
    private final AtomicLong emitted = new AtomicLong();

    /**
     * Begins to listen.
     *
     * @param connector its name
     * @param written   is told whenever Kafka has a request's events
     * @throws ConnectException if it cannot be; the message names the setting
     */
    WebhookLoop(
            String connector, WebhookConfig config, WebhookProvider provider, Runnable written, Listeners listeners) {
        this.config = config;
        this.provider = provider;
        this.records = new WebhookRecords(
                config.tenant(), provider.system(), provider.account(), config.topicPrefix(), config.output());
        this.ready = config.queue();
        this.incoming = provider.completes() ? config.queue() : ready;
        ListenerConfig listener = config.listener();
        Reception.Rules rules = new Reception.Rules(
                connector,
                listener.path(),
                listener.maxBodyBytes(),
                listener.bodyTimeout(),
                listener.publicBaseUrl(),
                config.answerDeadline());
        this.place = listeners.enter(
                listener.settings(),
                listener.path(),
                connector,
                config.replayMemoryEvents(),
                memory -> new Reception(
                        rules, provider, memory, incoming, written, InstantSource.system(), System::nanoTime));
        this.reception = place.endpoint();
        this.completion = provider.completes() ? completion() : null;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "webhook-deadlines"));
        clock.scheduleWithFixedDelay(reception::answerOverdue, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private Thread completion() {
        Thread thread = daemon(new Completion(provider, reception, incoming, ready), "webhook-completion");
        thread.start();
        return thread;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** How many requests wait to be taken on. */
    int waiting() {
        return incoming.size();
    }

    /** The port that it listens at. */
    int port() {
        return place.listener().port();
    }

    /** The records of what has come; null if nothing comes within half a second. */
    List<SourceRecord> poll() throws InterruptedException {
        reception.polled();
        List<Delivery> taken = ready.take(config.maxBatchBytes(), DeliveryQueue.pollNanos());
        List<SourceRecord> polled = new ArrayList<>();
        for (Delivery delivery : taken) {
            if (!delivery.isAnswered()) {
                add(delivery, polled);
            }
        }
        reception.polled();
        emitted.addAndGet(polled.size());
        return polled.isEmpty() ? null : polled;
    }

    private void add(Delivery delivery, List<SourceRecord> polled) {
        List<SourceRecord> own = records.of(delivery);
        if (own.isEmpty()) {
            reception.written(delivery);
        } else {
            delivery.emitted(own.size());
            polled.addAll(own);
        }
    }

    /**
     * Kafka has a record, or a transform of the user's dropped it: a failed one, which is said in the same way, would have
     * ended the task, since errors are not tolerated.
     */
    void committed(SourceRecord record) {
        if (record instanceof WebhookRecord own) {
            reception.acknowledged(own.delivery());
        }
    }

    /** Shows figures of the task. */
    void showIn(MetricsFacade metrics) {
        for (Outcome outcome : Outcome.values()) {
            metrics.show(
                    "requests-total",
                    "Requests by how they ended",
                    Map.of("outcome", outcome.counter()),
                    () -> reception.counts().of(outcome));
        }
        Map<String, String> none = Map.of();
        metrics.show("records-total", "Records handed to Kafka", none, emitted::get);
        metrics.show("queue-requests", "Requests that wait to be taken on", none, this::waiting);
        metrics.show("queue-bytes", "Bytes of these", none, incoming::bytes);
        metrics.show(
                "connections",
                "Connections open at the port",
                none,
                () -> place.listener().openConnections());
        metrics.show(
                "unknown-path-total",
                "Requests for a path of the port at which nobody listens",
                none,
                () -> place.listener().unknownPaths());
    }

    /** Stops to listen, and answers whoever waits. Returns at once. */
    @Override
    public void close() {
        reception.stop();
        place.close();
        clock.shutdownNow();
        if (completion != null) {
            completion.interrupt();
        }
        provider.close();
    }
}
