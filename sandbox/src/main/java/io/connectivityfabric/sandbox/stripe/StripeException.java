package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;

/** An error as Stripe answers it: status and error object (docs.stripe.com/api/errors). */
final class StripeException extends RuntimeException {
    private static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final String type;
    private final String code;
    private final String param;

    private StripeException(int status, String type, String code, String param, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    static StripeException invalid(String code, String param, String message) {
        return new StripeException(400, INVALID_REQUEST, code, param, message);
    }

    static StripeException unknownParameter(String param) {
        return invalid("parameter_unknown", param, "Received unknown parameter: " + param);
    }

    static StripeException notInteger(String param, String value) {
        return invalid("parameter_invalid_integer", param, "Invalid integer: " + value);
    }

    static StripeException missing(String what, String id, String param) {
        return new StripeException(
                404, INVALID_REQUEST, "resource_missing", param, "No such " + what + ": '" + id + "'");
    }

    /** A cursor or a reference inside a request that points to nothing. */
    static StripeException missingReference(String what, String id, String param) {
        return invalid("resource_missing", param, "No such " + what + ": '" + id + "'");
    }

    static StripeException unauthorized(String message) {
        return new StripeException(401, INVALID_REQUEST, null, null, message);
    }

    static StripeException noAccess(String key, String account) {
        return new StripeException(
                403,
                INVALID_REQUEST,
                "account_invalid",
                null,
                "The provided key '" + key + "' does not have access to account '" + account
                        + "' (or that account does not exist). Application access may have been revoked.");
    }

    static StripeException unknownUrl(String method, String path) {
        return new StripeException(
                404,
                INVALID_REQUEST,
                null,
                null,
                "Unrecognized request URL (" + method + ": " + path
                        + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
    }

    static StripeException idempotencyMismatch(String key) {
        return new StripeException(
                400,
                "idempotency_error",
                null,
                null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '" + key + "' if you meant to execute a different request.");
    }

    static StripeException rateLimited(boolean testMode) {
        String which = testMode
                ? "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode."
                : "Request rate limit exceeded.";
        return new StripeException(
                429,
                INVALID_REQUEST,
                "rate_limit",
                null,
                which + " You can learn more about rate limits here https://stripe.com/docs/rate-limits.");
    }

    static StripeException lockTimeout() {
        return new StripeException(
                429,
                INVALID_REQUEST,
                "lock_timeout",
                null,
                "This object cannot be accessed right now because another API request or Stripe process is currently"
                        + " accessing it. If you see this error intermittently, retry the request. If you see this error"
                        + " frequently and are making multiple concurrent requests to a single object, make your"
                        + " requests serially or at a lower rate.");
    }

    static StripeException notPermitted(String key, String account, String permission) {
        return new StripeException(
                403,
                INVALID_REQUEST,
                null,
                null,
                "The provided key '" + key + "' does not have the required permissions for this endpoint on account '"
                        + account + "'. Having the '" + permission
                        + "' permission would allow this request to continue.");
    }

    /** Something went wrong on Stripe's side. */
    static StripeException failed(int status) {
        return new StripeException(
                status,
                "api_error",
                null,
                null,
                "Sorry! There was an error while talking to one of our backends. Support has been notified.");
    }

    ApiResponse response() {
        ObjectNode error = Json.object();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", getMessage());
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
        return ApiResponse.json(status, Json.bytes(Json.object().set("error", error)));
    }
}
