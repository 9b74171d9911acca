package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Stripe's API for all accounts of the sandbox: who asks, for what, and how often they may. */
public final class StripeApi implements Api {
    private static final Pattern VERSION = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(\\.[a-z]+)?(;.*)?");

    private final SandboxOptions options;
    private final Map<String, Served> accounts = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    public StripeApi(SandboxOptions options, SandboxClock clock, List<StripeAccount> served) {
        this.options = options;
        for (StripeAccount account : served) {
            accounts.put(
                    account.accountId(), new Served(account, new StripeLimits(options), new IdempotencyKeys(clock)));
        }
    }

    private record Served(StripeAccount account, StripeLimits limits, IdempotencyKeys keys) {}

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
    public ApiResponse failure(int status) {
        return switch (status) {
            case 401 -> StripeKey.unknown("sk_test_expired").response();
            case 429 ->
                StripeException.rateLimited(!options.livemode())
                        .response()
                        .with("Stripe-Rate-Limited-Reason", "global-rate");
            default -> StripeException.failed(status).response();
        };
    }

    /** An idempotent request that failed after it began to execute fails in the same way when it is repeated. */
    @Override
    public ApiResponse answerButFail(ApiRequest request, int status) {
        ApiResponse answer = answer(request);
        ApiResponse failure = failure(status).routed(answer.route());
        Optional<String> key = request.header("Idempotency-Key");
        Served served = accounts.get(StripeKey.account(StripeKey.of(request), options.livemode()));
        if (answer.status() == 200 && request.method().equals("POST") && key.isPresent() && served != null) {
            synchronized (served.keys) {
                served.keys.save(key.get(), request, failure, "req_failed");
            }
        }
        return failure;
    }

    private ApiResponse authorized(ApiRequest request, Route route, String requestId) {
        String key = StripeKey.of(request);
        Served served = accounts.get(StripeKey.account(key, options.livemode()));
        if (served == null) {
            throw StripeKey.unknown(key);
        }
        request.header("Stripe-Account").ifPresent(account -> {
            if (!account.equals(served.account.accountId())) {
                throw StripeException.noAccess(StripeKey.masked(key), account);
            }
        });
        Optional<String> version = request.header("Stripe-Version");
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw StripeException.invalid(null, null, "Invalid Stripe API version: " + version.get());
        }
        Optional<String> exceeded = served.limits.exceeded(route.name());
        if (exceeded.isPresent()) {
            return StripeException.rateLimited(!options.livemode())
                    .response()
                    .with("Stripe-Rate-Limited-Reason", exceeded.get());
        }
        if (route.kind() == Route.Kind.UNKNOWN) {
            throw StripeException.unknownUrl(request.method(), request.path());
        }
        Optional<String> idempotencyKey = request.header("Idempotency-Key");
        if (!request.method().equals("POST") || idempotencyKey.isEmpty()) {
            return carriedOut(served.account, request, route, new Cause(requestId, idempotencyKey.orElse(null)));
        }
        String once = idempotencyKey.get();
        synchronized (served.keys) {
            Optional<ApiResponse> replay = served.keys.replay(once, request);
            if (replay.isPresent()) {
                return replay.get().with("Idempotency-Key", once);
            }
            // A refused request is not saved: it never began to execute.
            ApiResponse response = carriedOut(served.account, request, route, new Cause(requestId, once));
            served.keys.save(once, request, response, requestId);
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
            case ACCOUNT -> AccountRoutes.show(account, query);
            case EVENTS -> EventRoutes.list(account, query);
            case EVENT -> EventRoutes.show(account, route.id(), query);
            case UNKNOWN -> throw StripeException.unknownUrl(request.method(), request.path());
            default -> account.answer(route, request.path(), query, version(request), cause);
        };
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
