package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.CallInterruptedException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Makes several calls at a time: one after the other, their latency would bound how fast changes are followed. */
final class AtOnce implements AutoCloseable {
    /** Enough for Stripe's limit of an endpoint when answers take half a second. */
    private static final int MOST = 16;

    private final ExecutorService threads;

    AtOnce() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(MOST, MOST, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "stripe-source-objects-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * What comes of each, in the same order.
     *
     * @throws RuntimeException what one of them threw; then the others are given up
     * @throws CallInterruptedException if the calling thread is interrupted
     */
    <T, R> List<R> each(List<T> inputs, Function<T, R> call) {
        if (inputs.size() < 2) {
            return inputs.stream().map(call).toList();
        }
        List<Future<R>> calls = inputs.stream()
                .map(input -> threads.submit(() -> call.apply(input)))
                .toList();
        try {
            return calls.stream().map(AtOnce::result).toList();
        } finally {
            calls.forEach(made -> made.cancel(true));
        }
    }

    private static <R> R result(Future<R> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("Calls were interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
