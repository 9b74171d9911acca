package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What HubSpot gives an access token for.
 *
 * @param path   of the token endpoint
 * @param fields of the form that is sent to it
 * @param advice what to check if HubSpot refuses
 */
record TokenGrant(String path, Map<String, String> fields, String advice) {
    /** The newest version whose token endpoint takes client credentials: 2026-09 does not. */
    private static final String CLIENT_CREDENTIALS_PATH = HubSpotApiVersion.V2026_03.token();

    private static final List<String> JOURNAL_SCOPES = List.of(
            "developer.webhooks_journal.read",
            "developer.webhooks_journal.subscriptions.read",
            "developer.webhooks_journal.subscriptions.write");

    /** An app for itself, to read the journal. */
    static TokenGrant of(AppCredentials app) {
        Map<String, String> fields = form("client_credentials", app);
        fields.put("scope", String.join(" ", JOURNAL_SCOPES));
        return new TokenGrant(
                CLIENT_CREDENTIALS_PATH,
                fields,
                "Check hubspot.app.client.id and hubspot.app.client.secret, and that the app has the scopes "
                        + String.join(", ", JOURNAL_SCOPES));
    }

    /** An app for an account that has installed it. */
    static TokenGrant of(HubSpotApiVersion version, HubSpotCredential.Installation installation) {
        Map<String, String> fields = form("refresh_token", installation.app());
        fields.put("refresh_token", installation.refreshToken());
        return new TokenGrant(
                version.token(),
                fields,
                "Check hubspot.app.client.id, hubspot.app.client.secret and hubspot.oauth.refresh.token, and that the"
                        + " account has not uninstalled the app");
    }

    private static Map<String, String> form(String type, AppCredentials app) {
        return new TreeMap<>(
                Map.of("grant_type", type, "client_id", app.clientId(), "client_secret", app.clientSecret()));
    }

    byte[] body() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + QueryString.encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Without the fields: they are secrets. */
    @Override
    public String toString() {
        return "POST " + path;
    }
}
