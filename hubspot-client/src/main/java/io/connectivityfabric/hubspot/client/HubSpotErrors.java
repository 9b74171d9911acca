package io.connectivityfabric.hubspot.client;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What HubSpot's error answers mean (developers.hubspot.com, error handling): 423 (a lock) wants two seconds, 477 (the
 * account is being moved) says how long in {@code Retry-After}, a 429 names the limit in {@code policyName}.
 */
final class HubSpotErrors implements ErrorClassifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKENS = "\\b(?:pat-[a-z0-9]+-[A-Za-z0-9-]+|Bearer\\s+\\S+)";
    private static final Duration LOCK = Duration.ofSeconds(2);

    private final Redaction redaction;
    private final String setting;

    HubSpotErrors(String accessToken) {
        this(List.of(accessToken), "hubspot.access.token");
    }

    /**
     * @param secrets never to be shown
     * @param setting what to look at if HubSpot does not accept the credentials
     */
    HubSpotErrors(List<String> secrets, String setting) {
        Stream<String> known =
                secrets.stream().filter(secret -> !secret.isEmpty()).map(Pattern::quote);
        String any = Stream.concat(known, Stream.of(TOKENS)).collect(Collectors.joining("|"));
        this.redaction = new Redaction("", Pattern.compile(any));
        this.setting = setting;
    }

    /** How to clean what HubSpot says of the token. */
    Redaction redaction() {
        return redaction;
    }

    @Override
    public Failure classify(HttpRequest request, HttpResponse response) {
        JsonNode error = errorOf(response.body());
        ApiException exception = exception(request, response, error);
        return switch (response.status()) {
            case 423, 477 -> Failure.notProcessed(exception);
            case 429 -> limited(request, error, exception);
            default -> passesByItself(response.status()) ? Failure.passing(exception) : Failure.fatal(exception);
        };
    }

    private static boolean passesByItself(int status) {
        return status == 408 || status >= 500;
    }

    private static Failure limited(HttpRequest request, JsonNode error, ApiException exception) {
        String policy = text(error, "policyName");
        if (DailyAllowance.POLICY.equals(policy)) {
            return Failure.fatal(exception); // tomorrow is later than any retry
        }
        boolean search = request.uri().getRawPath().endsWith("/search");
        return Failure.limited(exception, search ? HubSpotBudgets.SEARCH : HubSpotBudgets.TEN_SECONDS);
    }

    private ApiException exception(HttpRequest request, HttpResponse response, JsonNode error) {
        int status = response.status();
        Kind kind = kind(status);
        String code = text(error, status == 429 ? "policyName" : "category");
        return ApiException.of(kind, message(kind, request, status, error))
                .status(status)
                .code(code)
                .param(param(error))
                .requestId(requestId(response, error))
                .retryAfter(retryAfter(response))
                .build();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.AUTH;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 408, 423, 477 -> Kind.UNAVAILABLE;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID;
        };
    }

    private String message(Kind kind, HttpRequest request, int status, JsonNode error) {
        String said = redaction.clean(text(error, "message"));
        String what = said == null ? "" : ": " + said;
        String call = request.method() + " " + request.uri().getRawPath();
        if (status == 414) {
            return "HubSpot refuses the address of " + call + " as too long (414): read fewer properties at a time";
        }
        if (status == 530) {
            return "HubSpot's gateway found no account for " + call + " (530). If this stays, check " + setting
                    + ": its region may be wrong";
        }
        return switch (kind) {
            case AUTH ->
                "HubSpot does not accept the access token (401 for " + call + "): check " + setting
                        + ", and that hubspot.api.base.url is where it belongs";
            case PERMISSION -> "The app behind " + setting + " may not do " + call + " (403)" + scopes(error, what);
            default -> "HubSpot answered " + status + " to " + call + what;
        };
    }

    private static String scopes(JsonNode error, String otherwise) {
        Set<String> names = new TreeSet<>();
        collectScopes(error.path("context"), names);
        error.path("errors").forEach(each -> collectScopes(each.path("context"), names));
        return names.isEmpty() ? otherwise : ". Give it the scopes it lacks: " + String.join(", ", names);
    }

    private static void collectScopes(JsonNode context, Set<String> names) {
        context.properties().forEach(field -> {
            if (field.getKey().toLowerCase(Locale.ROOT).contains("scope")) {
                field.getValue().forEach(scope -> names.add(scope.asText()));
            }
        });
    }

    private static String param(JsonNode error) {
        JsonNode first = error.path("errors").path(0);
        JsonNode name = first.path("context").path("propertyName").path(0);
        return name.isTextual() ? name.textValue() : text(first, "in");
    }

    private static String requestId(HttpResponse response, JsonNode error) {
        String correlationId = text(error, "correlationId");
        return correlationId != null
                ? correlationId
                : response.header("X-HubSpot-Correlation-Id").orElse(null);
    }

    private static Duration retryAfter(HttpResponse response) {
        Duration asked = RetryAfter.of(response);
        boolean lock = response.status() == 423;
        return lock && (asked == null || asked.compareTo(LOCK) < 0) ? LOCK : asked;
    }

    private static JsonNode errorOf(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            // A gateway's page in front of HubSpot: the status has to do.
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
