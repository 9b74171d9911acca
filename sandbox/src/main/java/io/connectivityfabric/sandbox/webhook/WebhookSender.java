package io.connectivityfabric.sandbox.webhook;

import io.connectivityfabric.sandbox.Dials;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Sends webhooks as providers do: at least once, some of them twice and in no order, and again, after longer and longer
 * pauses, what was not answered with a 2xx in time.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_DOUBLINGS = 10;

    private final Dials dials;
    private final HttpClient client;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    public WebhookSender(Dials dials) {
        this.dials = dials;
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Sends something, now or a moment later.
     *
     * @param request   makes the request, which says by its signature when it is sent, for each attempt from 0 on
     * @param mostTries after which it is given up
     */
    public void send(IntFunction<HttpRequest> request, int mostTries) {
        int copies = ThreadLocalRandom.current().nextInt(100) < dials.webhookDuplicatesPercent() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            attempt(request, 0, mostTries, disorder());
        }
    }

    private long disorder() {
        long most = dials.webhookDisorder().toMillis();
        return most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most + 1);
    }

    private void attempt(IntFunction<HttpRequest> request, int attempt, int mostTries, long delayMillis) {
        if (threads.isShutdown()) {
            return;
        }
        threads.schedule(
                () -> client.sendAsync(request.apply(attempt), BodyHandlers.discarding())
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((answer, failure) -> {
                            if (failure == null && answer.statusCode() / 100 == 2) {
                                taken.incrementAndGet();
                                return;
                            }
                            refused.incrementAndGet();
                            if (attempt + 1 < mostTries) {
                                attempt(request, attempt + 1, mostTries, pause(attempt));
                            }
                        }),
                delayMillis,
                TimeUnit.MILLISECONDS);
    }

    private long pause(int attempt) {
        return dials.webhookRetry().toMillis() << Math.min(attempt, LONGEST_PAUSE_DOUBLINGS);
    }

    /** How many were answered with a 2xx. */
    public long taken() {
        return taken.get();
    }

    /** How many attempts were not. */
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
