package io.connectivityfabric.hubspot.client;

import java.util.Objects;

/** What a HubSpot app proves itself with, rather than an account that has installed it. */
public record AppCredentials(String clientId, String clientSecret) {
    public AppCredentials {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "app " + clientId;
    }
}
