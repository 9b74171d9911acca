package io.connectivityfabric.connect.metrics;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Counts the calls that a task makes to its provider's API, and shows the limits that it meets. */
public final class ApiCallMetrics implements CallObserver {
    private static final int TOO_MANY_REQUESTS = 429;
    /** What a provider calls a limit may become a metric's tag, but not just any text, and not without end. */
    private static final Pattern LIMIT_NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private static final int MOST_LIMIT_NAMES = 20;

    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder tooManyRequests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder waitedMs = new LongAdder();
    private final LongAdder latencyMs = new LongAdder();
    private final Map<String, LongAdder> limited = new ConcurrentHashMap<>();
    /** By name; for a while a call may use another budget of that name: the last one is shown. */
    private final Map<String, RateBudget> budgets = new ConcurrentHashMap<>();

    private volatile BiConsumer<String, LongAdder> showLimit = (limit, count) -> {};
    private volatile Consumer<String> showBudget = name -> {};

    /**
     * Shows the counts.
     *
     * @param tags what the calls are made for, such as {@code stream=customers}
     */
    public void showIn(MetricsFacade metrics, Map<String, String> tags) {
        metrics.show("api-calls-total", "Answers received from the API, of any status", tags, calls::sum);
        metrics.show("api-retries-total", "Calls tried again after a failure", tags, retries::sum);
        metrics.show("api-429-total", "Answers 429, too many requests", tags, tooManyRequests::sum);
        metrics.show("api-failures-total", "Calls that failed for good", tags, failures::sum);
        metrics.show("api-wait-ms-total", "Time waited for the rate limit, in ms", tags, waitedMs::sum);
        metrics.show("api-latency-ms-total", "Time waited for answers, in ms", tags, latencyMs::sum);
        showLimit = (limit, count) -> metrics.show(
                "api-429-by-limit-total", "Answers 429 of this reason", with(tags, "limit", limit), count::sum);
        showBudget = name -> {
            Map<String, String> tagged = with(tags, "budget", name);
            metrics.show(
                    "api-in-flight",
                    "Calls on their way under this limit",
                    tagged,
                    () -> stats(name).inFlight());
            metrics.show(
                    "api-in-flight-limit",
                    "How many calls may be on their way at once; -1 as long as no such limit showed",
                    tagged,
                    () -> inFlightLimit(stats(name)));
            metrics.show(
                    "api-rate-percent",
                    "How much of the allowed rate is used since the last 429",
                    tagged,
                    () -> Math.round(100 * stats(name).speed()));
        };
    }

    /** Answers so far. */
    public long calls() {
        return calls.sum();
    }

    /** For how long calls have waited for the rate limit. */
    public long waitedMs() {
        return waitedMs.sum();
    }

    private RateBudget.Stats stats(String budget) {
        return budgets.get(budget).stats();
    }

    private static long inFlightLimit(RateBudget.Stats stats) {
        return stats.inFlightLimit() == Integer.MAX_VALUE ? -1 : stats.inFlightLimit();
    }

    private static Map<String, String> with(Map<String, String> tags, String name, String value) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(name, value);
        return more;
    }

    @Override
    public void sending(String operation, Priority priority, Duration waited, List<RateBudget> used) {
        waitedMs.add(waited.toMillis());
        for (RateBudget budget : used) {
            if (budgets.put(budget.name(), budget) == null) {
                showBudget.accept(budget.name());
            }
        }
    }

    @Override
    public void limited(String operation, String limit) {
        String name = limit == null ? "unnamed" : LIMIT_NAME.matcher(limit).matches() ? limit : "other";
        String counted = limited.size() < MOST_LIMIT_NAMES || limited.containsKey(name) ? name : "other";
        limited.computeIfAbsent(counted, first -> {
                    LongAdder count = new LongAdder();
                    showLimit.accept(first, count);
                    return count;
                })
                .increment();
    }

    @Override
    public void answered(String operation, int status, Duration latency) {
        calls.increment();
        latencyMs.add(latency.toMillis());
        if (status == TOO_MANY_REQUESTS) {
            tooManyRequests.increment();
        }
    }

    @Override
    public void retrying(String operation, ApiException reason, Duration wait) {
        retries.increment();
    }

    @Override
    public void failed(String operation, ApiException reason) {
        failures.increment();
    }
}
