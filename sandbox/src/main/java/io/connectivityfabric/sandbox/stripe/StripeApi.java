package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Api;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.seed.Dice;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Stripe's API for all accounts of the sandbox: who asks, for what, and how often they may. */
public final class StripeApi implements Api {
    private static final Pattern VERSION = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(\\.[a-z]+)?(;.*)?");

    private final SandboxOptions options;
    private final StripeKeys keys;
    private final Map<String, Served> accounts = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    public StripeApi(
            SandboxOptions options, Dials dials, SandboxClock clock, StripeKeys keys, List<StripeAccount> served) {
        this.options = options;
        this.keys = keys;
        for (StripeAccount account : served) {
            accounts.put(account.accountId(), new Served(account, new StripeLimits(options, dials), clock));
        }
    }

    /** What belongs to one platform; the limits count the requests for its connected accounts too. */
    private record Served(
            StripeAccount account, StripeLimits limits, SandboxClock clock, Map<String, IdempotencyKeys> keys) {
        Served(StripeAccount account, StripeLimits limits, SandboxClock clock) {
            this(account, limits, clock, new ConcurrentHashMap<>());
        }

        IdempotencyKeys keys(StripeAccount of) {
            return keys.computeIfAbsent(of.accountId(), id -> new IdempotencyKeys(clock));
        }
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        String requestId = "req_"
                + Dice.of(options.seed(), "stripe request", requests.getAndIncrement())
                        .base62(14);
        Route route = Routes.find(request.method(), request.path());
        ApiResponse response;
        try {
            response = authorized(request, route, requestId);
        } catch (StripeException e) {
            response = e.response();
        }
        if (response.status() == 401) {
            response = response.with("WWW-Authenticate", "Bearer realm=\"Stripe\"");
        }
        return response.routed(route.name())
                .with("Request-Id", requestId)
                .with("Stripe-Version", request.header("Stripe-Version").orElse(options.stripeApiVersion()));
    }

    @Override
    public ApiResponse failure(int status, String reason) {
        return switch (status) {
            case 401 -> StripeKey.unknown("sk_test_expired").response();
            case 429 -> refused(reason == null ? "global-rate" : reason);
            default -> StripeException.failed(status).response();
        };
    }

    /** An idempotent request that failed after it began to execute fails in the same way when it is repeated. */
    @Override
    public ApiResponse answerButFail(ApiRequest request, int status, String reason) {
        ApiResponse answer = answer(request);
        ApiResponse failure = failure(status, reason).routed(answer.route());
        Optional<String> key = request.header("Idempotency-Key");
        if (answer.status() == 200 && request.method().equals("POST") && key.isPresent()) {
            Served served = served(keys.of(request));
            IdempotencyKeys saved = served.keys(account(served, keys.of(request), request));
            synchronized (saved) {
                saved.save(key.get(), request, failure, "req_failed");
            }
        }
        return failure.whenSent(answer.sent());
    }

    private ApiResponse authorized(ApiRequest request, Route route, String requestId) {
        StripeKeys.Key key = keys.of(request);
        Served served = served(key);
        StripeAccount account = account(served, key, request);
        key.check(route, request.method());
        Optional<String> version = request.header("Stripe-Version");
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw StripeException.invalid(null, null, "Invalid Stripe API version: " + version.get());
        }
        Optional<String> exceeded = served.limits.exceeded(route.name());
        if (exceeded.isPresent()) {
            return refused(exceeded.get());
        }
        ApiResponse response;
        try {
            response = once(served.keys(account), account, request, route, requestId);
        } catch (StripeException e) {
            response = e.response();
        } catch (RuntimeException e) {
            served.limits.done(route.name());
            throw e;
        }
        return response.whenSent(() -> served.limits.done(route.name()));
    }

    private Served served(StripeKeys.Key key) {
        Served served = accounts.get(key.account());
        if (served == null) {
            throw StripeKey.unknown(key.text());
        }
        return served;
    }

    /** The key's own account, or the connected one that a header names. */
    private static StripeAccount account(Served served, StripeKeys.Key key, ApiRequest request) {
        Optional<String> asked = request.header("Stripe-Account");
        if (asked.isEmpty() || asked.get().equals(served.account.accountId())) {
            return served.account;
        }
        return served.account
                .connected(asked.get())
                .orElseThrow(() -> StripeException.noAccess(StripeKey.masked(key.text()), asked.get()));
    }

    private ApiResponse once(
            IdempotencyKeys keys, StripeAccount account, ApiRequest request, Route route, String requestId) {
        if (route.kind() == Route.Kind.UNKNOWN) {
            throw StripeException.unknownUrl(request.method(), request.path());
        }
        Optional<String> idempotencyKey = request.header("Idempotency-Key");
        if (!request.method().equals("POST") || idempotencyKey.isEmpty()) {
            return carriedOut(account, request, route, new Cause(requestId, idempotencyKey.orElse(null)));
        }
        String once = idempotencyKey.get();
        synchronized (keys) {
            Optional<ApiResponse> replay = keys.replay(once, request);
            if (replay.isPresent()) {
                return replay.get().with("Idempotency-Key", once);
            }
            // A refused request is not saved: it never began to execute.
            ApiResponse response = carriedOut(account, request, route, new Cause(requestId, once));
            keys.save(once, request, response, requestId);
            return response.with("Idempotency-Key", once).with("Original-Request", requestId);
        }
    }

    private ApiResponse carriedOut(StripeAccount account, ApiRequest request, Route route, Cause cause) {
        ObjectNode query = FormTree.of(request.query());
        if (request.method().equals("POST")) {
            requireForm(request);
            FormTree.of(request.form()).properties().forEach(e -> query.set(e.getKey(), e.getValue()));
        }
        return switch (route.kind()) {
            case ACCOUNT -> ownAccount(account, query, request);
            case EVENTS -> EventRoutes.list(account, query);
            case EVENT -> EventRoutes.show(account, route.id(), query);
            case WEBHOOKS -> account.webhooks().answer(request.method(), route.id(), query);
            case UNKNOWN -> throw StripeException.unknownUrl(request.method(), request.path());
            default -> account.answer(route, request.path(), query, version(request), cause);
        };
    }

    /** A lock that was not to be had is no rate limit, and has no header. */
    private ApiResponse refused(String reason) {
        return reason.equals("lock_timeout")
                ? StripeException.lockTimeout().response()
                : StripeException.rateLimited(!options.livemode())
                        .response()
                        .with("Stripe-Rate-Limited-Reason", reason);
    }

    /** A connected account looks as its platform sees it. */
    private ApiResponse ownAccount(StripeAccount account, ObjectNode query, ApiRequest request) {
        return account.platform()
                .map(platform -> {
                    String path = "/v1/accounts/" + account.accountId();
                    return platform.answer(Routes.find("GET", path), path, query, version(request), Cause.NONE);
                })
                .orElseGet(() -> AccountRoutes.show(account, query));
    }

    private ApiVersion version(ApiRequest request) {
        return new ApiVersion(request.header("Stripe-Version").orElse(options.stripeApiVersion()));
    }

    private static void requireForm(ApiRequest request) {
        String type = request.header("Content-Type").orElse("");
        if (request.body().length > 0 && !type.startsWith("application/x-www-form-urlencoded")) {
            throw StripeException.invalid(
                    null,
                    null,
                    "Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
        }
    }
}
