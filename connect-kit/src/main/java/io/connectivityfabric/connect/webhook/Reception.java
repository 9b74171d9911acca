package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.http.SignatureScheme.Verdict;
import io.connectivityfabric.http.SignedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes a task's requests on: looks whether they are genuine and new, queues them for {@code poll}, and answers once Kafka has
 * their records, or that it was not to be. Safe for many threads.
 */
final class Reception implements Endpoint {
    /** A task that Connect does not poll for so long is paused, or its producer is stuck. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Rules rules;
    private final WebhookProvider provider;
    private final ReplayMemory memory;
    private final DeliveryQueue queue;
    private final Runnable written;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final OutcomeCounts counts = new OutcomeCounts();
    private final Queue<Delivery> byDeadline = new ConcurrentLinkedQueue<>();
    /** Whose identities are still being written. */
    private final Set<Delivery> unfinished = ConcurrentHashMap.newKeySet();

    private volatile long polledAt;
    private volatile boolean stopping;

    /**
     * What is allowed.
     *
     * @param connector     whose task this is
     * @param path          where it listens
     * @param maxBodyBytes  of a request
     * @param bodyTimeout   of a request
     * @param publicBaseUrl by which the provider knows the listener; null for the address of the request
     * @param deadline      by when a request is answered
     */
    record Rules(
            String connector,
            String path,
            int maxBodyBytes,
            Duration bodyTimeout,
            String publicBaseUrl,
            Duration deadline) {}

    /**
     * @param queue   where genuine requests go
     * @param written is told whenever Kafka has a request's events
     */
    Reception(
            Rules rules,
            WebhookProvider provider,
            ReplayMemory memory,
            DeliveryQueue queue,
            Runnable written,
            InstantSource clock,
            LongSupplier nanos) {
        this.rules = rules;
        this.provider = provider;
        this.memory = memory;
        this.queue = queue;
        this.written = written;
        this.clock = clock;
        this.nanos = nanos;
        this.polledAt = nanos.getAsLong() - PAUSE_NANOS;
    }

    @Override
    public String connector() {
        return rules.connector();
    }

    @Override
    public String path() {
        return rules.path();
    }

    @Override
    public int maxBodyBytes() {
        return rules.maxBodyBytes();
    }

    @Override
    public Duration bodyTimeout() {
        return rules.bodyTimeout();
    }

    @Override
    public String publicBaseUrl() {
        return rules.publicBaseUrl();
    }

    @Override
    public boolean isReady() {
        return !stopping && nanos.getAsLong() - polledAt < PAUSE_NANOS;
    }

    /** Connect polls the task. */
    void polled() {
        polledAt = nanos.getAsLong();
    }

    OutcomeCounts counts() {
        return counts;
    }

    @Override
    public void refused(Outcome outcome) {
        counts.count(outcome);
    }

    @Override
    public void receive(SignedRequest request, Consumer<Outcome> answer) {
        Consumer<Outcome> counted = outcome -> {
            counts.count(outcome);
            answer.accept(outcome);
        };
        Verdict verdict = provider.signature().verify(request, clock.instant());
        if (verdict != Verdict.GENUINE) {
            counted.accept(refusal(verdict));
        } else if (stopping) {
            counted.accept(Outcome.STOPPING);
        } else if (!isReady()) {
            counted.accept(Outcome.PAUSED);
        } else {
            takeOn(request.body(), counted);
        }
    }

    private static Outcome refusal(Verdict verdict) {
        return switch (verdict) {
            case MISSING -> Outcome.SIGNATURE_MISSING;
            case MALFORMED -> Outcome.SIGNATURE_MALFORMED;
            case TOO_OLD -> Outcome.SIGNATURE_TOO_OLD;
            case WRONG, GENUINE -> Outcome.SIGNATURE_WRONG;
        };
    }

    private void takeOn(byte[] body, Consumer<Outcome> answer) {
        Map<String, Received> events = new LinkedHashMap<>();
        provider.read(body, clock.instant()).forEach(event -> events.putIfAbsent(event.identity(), event));
        Set<String> fresh = memory.claim(List.copyOf(events.keySet()));
        if (fresh == null) {
            answer.accept(Outcome.IN_PROGRESS);
            return;
        }
        if (fresh.isEmpty()) {
            answer.accept(events.isEmpty() ? Outcome.LEFT_OUT : Outcome.REPEATED);
            return;
        }
        events.keySet().retainAll(fresh);
        Delivery delivery = new Delivery(
                List.copyOf(events.values()),
                fresh,
                body.length,
                nanos.getAsLong() + rules.deadline().toNanos(),
                answer);
        unfinished.add(delivery);
        if (queue.offer(delivery)) {
            byDeadline.add(delivery);
        } else {
            end(delivery, Outcome.QUEUE_FULL);
        }
        if (stopping) {
            end(delivery, Outcome.STOPPING);
        }
    }

    /** Kafka has a record, or a transform of the user's has dropped it. */
    void acknowledged(Delivery delivery) {
        if (delivery.acknowledged()) {
            written(delivery);
        }
    }

    /** Kafka has all that there is of a delivery. */
    void written(Delivery delivery) {
        unfinished.remove(delivery);
        memory.written(delivery.identities());
        delivery.answer(Outcome.ACCEPTED);
        written.run();
    }

    /** What a delivery brought is not written. */
    void end(Delivery delivery, Outcome why) {
        unfinished.remove(delivery);
        memory.giveUp(delivery.identities());
        delivery.answer(why);
    }

    /** Answers requests whose time is up. Those that are with Kafka may still be written; then a repetition is told so. */
    void answerOverdue() {
        long now = nanos.getAsLong();
        Delivery eldest = byDeadline.peek();
        while (eldest != null && (eldest.isAnswered() || eldest.isDue(now))) {
            byDeadline.remove(eldest);
            if (eldest.answer(Outcome.NOT_IN_TIME) && !eldest.isEmitted()) {
                unfinished.remove(eldest);
                memory.giveUp(eldest.identities());
            }
            eldest = byDeadline.peek();
        }
    }

    /** Answers whoever waits. */
    void stop() {
        stopping = true;
        unfinished.forEach(delivery -> end(delivery, Outcome.STOPPING));
        byDeadline.clear();
    }
}
