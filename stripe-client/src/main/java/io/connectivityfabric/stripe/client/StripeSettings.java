package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.net.URI;
import java.util.Objects;

/**
 * How to talk to one Stripe account.
 *
 * @param baseUrl    where the API is, {@link #DEFAULT_BASE_URL} for the real one
 * @param apiKey     a secret ({@code sk_}) or restricted ({@code rk_}) key
 * @param apiVersion the version that answers are wanted in; events keep the version they were created in
 * @param account    a connected account to act for ({@code Stripe-Account}), null for the key's own
 * @param limits     what Stripe allows the account
 * @param transport  timeouts, proxy, certificates
 * @param retry      how long to go on trying
 */
public record StripeSettings(
        URI baseUrl,
        String apiKey,
        String apiVersion,
        String account,
        StripeLimits limits,
        TransportSettings transport,
        RetryPolicy retry) {

    public static final URI DEFAULT_BASE_URL = URI.create("https://api.stripe.com");

    /** The version this client is tested with. */
    public static final String DEFAULT_API_VERSION = "2026-10-28.endive";

    public StripeSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(retry, "retry");
    }

    /** The real API with all defaults. */
    public static StripeSettings of(String apiKey) {
        return new StripeSettings(
                DEFAULT_BASE_URL,
                apiKey,
                DEFAULT_API_VERSION,
                null,
                StripeLimits.documented(RateUse.FULL),
                TransportSettings.defaults(),
                RetryPolicy.defaults());
    }

    /** Whether the key belongs to a sandbox, whose limits are lower. */
    boolean testMode() {
        return apiKey.contains("_test_");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Stripe at " + baseUrl + ", version " + apiVersion + (account == null ? "" : ", for " + account);
    }
}
