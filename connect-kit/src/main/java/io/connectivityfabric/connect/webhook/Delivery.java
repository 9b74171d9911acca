package io.connectivityfabric.connect.webhook;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The events of one request on their way to Kafka, and who waits for the answer. Safe for many threads. */
final class Delivery {
    private final Set<String> identities;
    private final int bytes;
    private final long deadline;
    private final AtomicReference<Consumer<Outcome>> waiting;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    /** Null once they are emitted or given up: they are not needed any more. */
    private volatile List<Received> events;

    /**
     * @param identities of the events
     * @param bytes      about what they take
     * @param deadline   when the answer is due, in {@link System#nanoTime()}
     * @param waiting    to be told how it ended, once
     */
    Delivery(List<Received> events, Set<String> identities, int bytes, long deadline, Consumer<Outcome> waiting) {
        this.events = events;
        this.identities = identities;
        this.bytes = bytes;
        this.deadline = deadline;
        this.waiting = new AtomicReference<>(waiting);
    }

    Set<String> identities() {
        return identities;
    }

    int bytes() {
        return bytes;
    }

    boolean isDue(long now) {
        return deadline - now <= 0;
    }

    /** The events, as long as they are worth emitting: nobody waits for those of a request that was answered. */
    List<Received> events() {
        List<Received> left = events;
        return left == null || waiting.get() == null ? List.of() : left;
    }

    void completeWith(List<Received> completed) {
        events = completed;
    }

    /** So many records are handed to Connect. */
    void emitted(int records) {
        unacknowledged.set(records);
        events = null;
    }

    boolean isEmitted() {
        return unacknowledged.get() > 0;
    }

    /** Kafka has one of the records. Returns whether it was the last. */
    boolean acknowledged() {
        return unacknowledged.decrementAndGet() == 0;
    }

    /** Answers, unless that was done before. Returns whether it was not. */
    boolean answer(Outcome outcome) {
        Consumer<Outcome> waits = waiting.getAndSet(null);
        if (waits == null) {
            return false;
        }
        waits.accept(outcome);
        return true;
    }

    boolean isAnswered() {
        return waiting.get() == null;
    }
}
