package io.connectivityfabric.it.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Sends events without a pause, each once, and notes which of them were answered with a 2xx. */
public final class WebhookLoad implements AutoCloseable {
    private static final int SENDERS = 4;

    private final WebhookSender sender;
    private final UnaryOperator<String> event;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param event makes the event of an id
     */
    public WebhookLoad(WebhookSender sender, UnaryOperator<String> event) {
        this.sender = sender;
        this.event = event;
    }

    public void start() {
        for (int i = 0; i < SENDERS; i++) {
            Thread thread = new Thread(this::send, "webhook-load-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void send() {
        while (!stopped) {
            String id = "evt_" + number.incrementAndGet();
            try {
                int status = sender.sendSigned(event.apply(id)).statusCode();
                if (status / 100 == 2) {
                    accepted.add(id);
                } else {
                    failed.incrementAndGet();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The ids of the events that were answered with a 2xx. */
    public Set<String> accepted() {
        return accepted;
    }

    /** How many were not. */
    public int failed() {
        return failed.get();
    }

    public void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
