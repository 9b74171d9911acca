package io.connectivityfabric.connect.metrics;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that a task makes to its provider's API. */
public final class ApiCallMetrics implements CallObserver {
    private static final int TOO_MANY_REQUESTS = 429;

    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder tooManyRequests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder waitedMs = new LongAdder();
    private final LongAdder latencyMs = new LongAdder();

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
    }

    @Override
    public void waited(String operation, Duration time) {
        waitedMs.add(time.toMillis());
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
