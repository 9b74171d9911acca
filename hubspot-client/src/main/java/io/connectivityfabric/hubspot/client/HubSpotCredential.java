package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.Fingerprint;
import java.util.Objects;

/** What proves to HubSpot for which account, and for which app, a call is made. */
public sealed interface HubSpotCredential {

    /** Tells the app in the account from others, for what HubSpot counts by it; no secret. */
    String identity();

    /** The token of a private app or a service key: it does not end by itself. */
    record AccessToken(String token) implements HubSpotCredential {
        public AccessToken {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public String identity() {
            return Fingerprint.of(token);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "an access token";
        }
    }

    /**
     * An OAuth app that an account has installed. Its access tokens end after half an hour and are got anew meanwhile.
     *
     * @param refreshToken that the app was given when it was installed
     */
    record Installation(AppCredentials app, String refreshToken) implements HubSpotCredential {
        public Installation {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(refreshToken, "refreshToken");
        }

        @Override
        public String identity() {
            return app.clientId() + "|" + Fingerprint.of(refreshToken);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "an installation of " + app;
        }
    }
}
