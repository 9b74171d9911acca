package io.connectivityfabric.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a provider's calls: waits for the rate budgets, sends, has the provider's classifier judge what is no success,
 * and tries again what can succeed. Safe for many threads.
 */
public final class ApiCaller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiCaller.class);

    private final HttpTransport transport;
    private final ErrorClassifier classifier;
    private final RetryPolicy retry;
    private final CallObserver observer;
    private final Unreachable unreachable;
    private final LongSupplier nanos;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /**
     * @param baseUrlSetting the name of the setting that holds the provider's address, for messages
     */
    public ApiCaller(
            HttpTransport transport,
            ErrorClassifier classifier,
            RetryPolicy retry,
            CallObserver observer,
            String baseUrlSetting) {
        this(
                transport,
                classifier,
                retry,
                observer,
                baseUrlSetting,
                System::nanoTime,
                wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()),
                RandomGenerator.getDefault());
    }

    ApiCaller(
            HttpTransport transport,
            ErrorClassifier classifier,
            RetryPolicy retry,
            CallObserver observer,
            String baseUrlSetting,
            LongSupplier nanos,
            Sleeper sleeper,
            RandomGenerator random) {
        this.transport = transport;
        this.classifier = classifier;
        this.retry = retry;
        this.observer = observer;
        this.unreachable = new Unreachable(transport.settings(), baseUrlSetting);
        this.nanos = nanos;
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Calls until there is a 2xx answer, or until trying again cannot help or takes longer than the policy allows.
     *
     * @param operation verb and path without ids, for metrics and logs
     * @param budgets   what the call uses up, on every attempt
     * @throws ApiException             when it failed for good
     * @throws CallInterruptedException when the thread was interrupted or the transport closed
     */
    public HttpResponse call(String operation, HttpRequest request, Priority priority, RateBudget... budgets) {
        return call(operation, request, priority, response -> response, budgets);
    }

    /**
     * The same, until there is an answer that can be read: something on the way may have spoilt it, or answered instead of
     * the provider.
     *
     * @param reader throws {@link ApiException} if an answer is not what the provider's API gives
     */
    public <T> T call(
            String operation,
            HttpRequest request,
            Priority priority,
            Function<HttpResponse, T> reader,
            RateBudget... budgets) {
        List<RateBudget> needed = List.of(budgets);
        long firstFailure = 0;
        for (int failures = 1; ; failures++) {
            Outcome outcome = attempt(operation, request, priority, needed);
            Failure failure = outcome.failure;
            if (failure == null) {
                try {
                    return reader.apply(outcome.response);
                } catch (ApiException e) {
                    failure = Failure.passing(e);
                }
            }
            long now = nanos.getAsLong();
            firstFailure = failures == 1 ? now : firstFailure;
            pauseOrThrow(operation, request, failure, failures, Duration.ofNanos(now - firstFailure));
        }
    }

    private void pauseOrThrow(String operation, HttpRequest request, Failure failure, int failures, Duration elapsed) {
        Duration wait = failure.mayRetry(request)
                ? retry.wait(failures, elapsed, failure.retryAfter(), random).orElse(null)
                : null;
        if (wait == null) {
            observer.failed(operation, failure.error());
            throw failure.error();
        }
        observer.retrying(operation, failure.error(), wait);
        LOG.debug(
                "{} failed, trying again in {}: {}",
                operation,
                wait,
                failure.error().getMessage());
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(operation, e);
        }
    }

    private Outcome attempt(String operation, HttpRequest request, Priority priority, List<RateBudget> budgets) {
        try (RateBudget.Permit permit = RateBudget.acquire(priority, budgets)) {
            observer.sending(operation, priority, permit.waited(), budgets);
            long start = nanos.getAsLong();
            HttpResponse response = transport.execute(request, permit::left);
            observer.answered(operation, response.status(), Duration.ofNanos(nanos.getAsLong() - start));
            if (response.successful()) {
                return new Outcome(response, null);
            }
            Failure failure = judge(request, response);
            if (failure.error().kind() == ApiException.Kind.RATE_LIMITED) {
                observer.limited(operation, failure.error().code());
            }
            permit.failed(failure);
            return new Outcome(null, failure);
        } catch (InterruptedException e) {
            throw interrupted(operation, e);
        } catch (IOException e) {
            if (transport.closed()) {
                throw new CallInterruptedException(operation + " was given up: the client is closed", e);
            }
            return new Outcome(null, unreachable.classify(request, e));
        }
    }

    private Failure judge(HttpRequest request, HttpResponse response) {
        if (response.status() == 407) {
            return Failure.fatal(unreachable.proxyRefusal(null));
        }
        if (response.status() < 400) {
            return Failure.fatal(unreachable.redirect(request, response));
        }
        return classifier.classify(request, response);
    }

    private static CallInterruptedException interrupted(String operation, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CallInterruptedException(operation + " was interrupted", e);
    }

    /** Closes the transport: calls in flight end with {@link CallInterruptedException}. */
    @Override
    public void close() {
        transport.close();
    }

    /** How to wait between attempts. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration wait) throws InterruptedException;
    }

    private record Outcome(HttpResponse response, Failure failure) {}
}
