package io.connectivityfabric.sandbox.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was asked and answered, by route. */
public final class Traffic {
    private static final long NONE = Long.MIN_VALUE;

    private final Map<String, Counters> routes = new ConcurrentHashMap<>();
    private final AtomicLong firstRequest = new AtomicLong(NONE);

    /**
     * One route's figures since the start or the last reset.
     *
     * @param tooManyRequestsAfterFirstSecond those 429s that came more than a second after the first request of all:
     *     a client cannot know a limit before it has met it
     */
    public record Route(
            long requests,
            long records,
            long bytes,
            long tooManyRequests,
            long tooManyRequestsAfterFirstSecond,
            long clientErrors,
            long serverErrors) {}

    private static final class Counters {
        private final LongAdder requests = new LongAdder();
        private final LongAdder records = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder tooMany = new LongAdder();
        private final LongAdder tooManyLate = new LongAdder();
        private final LongAdder clientErrors = new LongAdder();
        private final LongAdder serverErrors = new LongAdder();
    }

    void count(ApiResponse response, long nanos) {
        firstRequest.compareAndSet(NONE, nanos);
        Counters c = routes.computeIfAbsent(response.route(), r -> new Counters());
        c.requests.increment();
        c.records.add(response.records());
        c.bytes.add(response.body().length);
        if (response.status() == 429) {
            c.tooMany.increment();
            if (nanos - firstRequest.get() > 1_000_000_000L) {
                c.tooManyLate.increment();
            }
        } else if (response.status() >= 500) {
            c.serverErrors.increment();
        } else if (response.status() >= 400) {
            c.clientErrors.increment();
        }
    }

    public void reset() {
        routes.clear();
        firstRequest.set(NONE);
    }

    /** Figures by route, such as {@code stripe GET /v1/customers}. */
    public Map<String, Route> routes() {
        Map<String, Route> figures = new TreeMap<>();
        routes.forEach((name, c) -> figures.put(
                name,
                new Route(
                        c.requests.sum(),
                        c.records.sum(),
                        c.bytes.sum(),
                        c.tooMany.sum(),
                        c.tooManyLate.sum(),
                        c.clientErrors.sum(),
                        c.serverErrors.sum())));
        return figures;
    }

    public long requests() {
        return routes().values().stream().mapToLong(Route::requests).sum();
    }

    public long tooManyRequests() {
        return routes().values().stream().mapToLong(Route::tooManyRequests).sum();
    }
}
