package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * How to talk to one HubSpot account (portal).
 *
 * @param baseUrl     where the API is, {@link #DEFAULT_BASE_URL} for the real one
 * @param credential  for which account calls are made
 * @param version     which paths to use
 * @param rate        how much of the account's rate limits to use
 * @param transport   timeouts, proxy, certificates
 * @param retry       how long to go on trying
 */
public record HubSpotSettings(
        URI baseUrl,
        HubSpotCredential credential,
        HubSpotApiVersion version,
        RateUse rate,
        TransportSettings transport,
        RetryPolicy retry) {

    public static final URI DEFAULT_BASE_URL = URI.create("https://api.hubapi.com");

    public HubSpotSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(retry, "retry");
    }

    /** With the access token of a private app or service key. */
    public HubSpotSettings(
            URI baseUrl,
            String accessToken,
            HubSpotApiVersion version,
            RateUse rate,
            TransportSettings transport,
            RetryPolicy retry) {
        this(baseUrl, new HubSpotCredential.AccessToken(accessToken), version, rate, transport, retry);
    }

    /** The real API with all defaults. */
    public static HubSpotSettings of(String accessToken) {
        return new HubSpotSettings(
                DEFAULT_BASE_URL,
                accessToken,
                HubSpotApiVersion.DEFAULT,
                RateUse.FULL,
                TransportSettings.defaults(),
                RetryPolicy.defaults());
    }

    /** Where the tokens of calls come from. */
    TokenSource tokens() {
        if (credential instanceof HubSpotCredential.Installation installation) {
            return IssuedToken.of(baseUrl, version, installation);
        }
        return TokenSource.fixed(((HubSpotCredential.AccessToken) credential).token());
    }

    /** What error answers mean. */
    HubSpotErrors errors() {
        if (credential instanceof HubSpotCredential.Installation installation) {
            return new HubSpotErrors(
                    List.of(installation.refreshToken(), installation.app().clientSecret()),
                    "hubspot.oauth.refresh.token");
        }
        return new HubSpotErrors(((HubSpotCredential.AccessToken) credential).token());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HubSpot at " + baseUrl + ", version " + version;
    }
}
