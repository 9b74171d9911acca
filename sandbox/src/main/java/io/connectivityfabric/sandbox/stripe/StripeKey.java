package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The API key of a request: a bearer token, or the user of basic authentication. Secret and restricted keys do. */
final class StripeKey {
    private static final String MISSING = "You did not provide an API key. You need to provide your API key in the"
            + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
            + " https://stripe.com/docs/api#authentication for details, or we can help at"
            + " https://support.stripe.com/.";

    private StripeKey() {}

    static String of(ApiRequest request) {
        String header = request.header("Authorization").orElse("").strip();
        int space = header.indexOf(' ');
        String scheme = space < 0 ? "" : header.substring(0, space).toLowerCase(Locale.ROOT);
        String value = header.substring(space + 1).strip();
        String key = switch (scheme) {
            case "bearer" -> value;
            case "basic" -> user(value);
            default -> "";
        };
        if (key.isEmpty()) {
            throw StripeException.unauthorized(MISSING);
        }
        return key;
    }

    private static String user(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The id of the account a key would belong to; empty if the key is not of this mode. */
    static String account(String key, boolean livemode) {
        String mode = livemode ? "live_" : "test_";
        for (String kind : List.of("sk_", "rk_")) {
            if (key.startsWith(kind + mode)) {
                return "acct_" + key.substring(kind.length() + mode.length());
            }
        }
        return "";
    }

    static StripeException unknown(String key) {
        return StripeException.unauthorized("Invalid API Key provided: " + masked(key));
    }

    /** As Stripe shows keys: the first eight characters and the last four. */
    static String masked(String key) {
        if (key.length() <= 12) {
            return "*".repeat(key.length());
        }
        return key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
    }
}
