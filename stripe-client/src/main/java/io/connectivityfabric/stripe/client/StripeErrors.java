package io.connectivityfabric.stripe.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import io.connectivityfabric.http.ErrorClassifier;
import io.connectivityfabric.http.Failure;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.Redaction;
import io.connectivityfabric.http.RetryAfter;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What Stripe's error answers mean (docs.stripe.com/error-low-level, /rate-limits): {@code Stripe-Should-Retry} decides
 * where it is given; else 409, 424, 429 and 5xx may be tried again. A 429 names the limit in
 * {@code Stripe-Rate-Limited-Reason}; without one and with the code {@code lock_timeout} it is no limit at all.
 */
final class StripeErrors implements ErrorClassifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEYS = Pattern.compile("\\b(?:(?:[srp]k|ek)_(?:live|test|org)|whsec)_[A-Za-z0-9*_]+");
    private static final String SHOULD_RETRY = "Stripe-Should-Retry";
    private static final String LIMITED_REASON = "Stripe-Rate-Limited-Reason";

    /** Another call holds the object: no limit at all. */
    private static final String LOCKED = "lock_timeout";

    private final Redaction redaction;

    StripeErrors(String apiKey) {
        this.redaction = new Redaction(apiKey, KEYS);
    }

    @Override
    public Failure classify(HttpRequest request, HttpResponse response) {
        JsonNode error = errorOf(response.body());
        ApiException exception = exception(request, response, error);
        if (response.status() == 429) {
            return limited(response, exception);
        }
        if (StripeClient.REPLAYED_FAILURE.equals(exception.code())) {
            // The same key would be answered the same for a day.
            return Failure.fatal(exception);
        }
        String shouldRetry = response.header(SHOULD_RETRY).orElse("");
        return switch (shouldRetry) {
            case "true" -> Failure.passing(exception);
            case "false" -> Failure.fatal(exception);
            default -> passesByItself(response.status()) ? Failure.passing(exception) : Failure.fatal(exception);
        };
    }

    private static boolean passesByItself(int status) {
        return status == 409 || status == 424 || status >= 500;
    }

    private static Failure limited(HttpResponse response, ApiException exception) {
        String reason = response.header(LIMITED_REASON).orElse("");
        Failure failure = switch (reason) {
            case "global-rate" -> Failure.limited(exception, StripeBudgets.ACCOUNT);
            case "endpoint-rate" -> Failure.limited(exception, StripeBudgets.ENDPOINT);
            case "global-concurrency" -> Failure.crowded(exception, StripeBudgets.ACCOUNT);
            case "endpoint-concurrency" -> Failure.crowded(exception, StripeBudgets.ENDPOINT);
            // Limits of a single object: nobody else need wait for it.
            case "resource-specific" -> Failure.notProcessed(exception);
            default ->
                LOCKED.equals(exception.code())
                        ? Failure.notProcessed(exception)
                        : Failure.limited(exception, Failure.ALL_LIMITS);
        };
        boolean never = response.header(SHOULD_RETRY).orElse("").equals("false");
        return never ? failure.neverAgain() : failure;
    }

    private ApiException exception(HttpRequest request, HttpResponse response, JsonNode error) {
        Kind kind = kind(response.status());
        String code = text(error, "code");
        if (response.status() >= 500
                && response.header(StripeClient.REPLAYED).orElse("").equals("true")) {
            code = StripeClient.REPLAYED_FAILURE;
        } else if (StripeClient.KEY_TAKEN.equals(text(error, "type"))) {
            code = StripeClient.KEY_TAKEN;
        } else if (code == null && response.status() == 429) {
            code = response.header(LIMITED_REASON).orElse(null);
        }
        return ApiException.of(kind, message(kind, request, response.status(), error))
                .status(response.status())
                .code(code)
                .param(text(error, "param"))
                .requestId(response.header("Request-Id").orElse(null))
                .retryAfter(RetryAfter.of(response))
                .build();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.AUTH;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 424 -> Kind.UNAVAILABLE;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID;
        };
    }

    private String message(Kind kind, HttpRequest request, int status, JsonNode error) {
        String said = redaction.clean(text(error, "message"));
        String call = request.method() + " " + request.uri().getRawPath();
        return switch (kind) {
            case AUTH ->
                "Stripe does not accept the API key (401 for " + call
                        + "): check stripe.api.key, and that stripe.api.base.url is where it belongs";
            case PERMISSION ->
                "Stripe does not let the API key do " + call
                        + " (403): check the permissions of stripe.api.key, and stripe.account if it is set"
                        + (said == null ? "" : ". Stripe says: " + said);
            default -> "Stripe answered " + status + " to " + call + (said == null ? "" : ": " + said);
        };
    }

    private static JsonNode errorOf(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.missingNode() : tree.path("error");
        } catch (IOException e) {
            // A gateway's page in front of Stripe: the status has to do.
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode error, String field) {
        JsonNode value = error.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
