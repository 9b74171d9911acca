package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.webhook.Hashes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * An address that events are sent to (docs.stripe.com/api/webhook_endpoints/object).
 *
 * @param events  types, or {@code *} for all
 * @param secret  to sign with
 * @param version of the API; null for the account's
 */
record WebhookEndpoint(
        String id,
        long created,
        URI url,
        List<String> events,
        boolean enabled,
        String secret,
        String version,
        String description,
        Map<String, String> metadata,
        boolean livemode) {

    boolean wants(String type) {
        return enabled && (events.contains("*") || events.contains(type));
    }

    /** An event on its way there, signed now. */
    HttpRequest request(byte[] event) {
        long now = System.currentTimeMillis() / 1000;
        String mac = HexFormat.of().formatHex(Hashes.hmac(secret, now + ".", event));
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", "t=" + now + ",v1=" + mac)
                .POST(BodyPublishers.ofByteArray(event))
                .build();
    }

    /** As the API shows it; with the secret only right after it was created. */
    ObjectNode json(boolean withSecret) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("object", "webhook_endpoint");
        json.put("api_version", version);
        json.putNull("application");
        json.put("created", created);
        json.put("description", description);
        events.forEach(json.putArray("enabled_events")::add);
        json.put("livemode", livemode);
        metadata.forEach(json.putObject("metadata")::put);
        if (withSecret) {
            json.put("secret", secret);
        }
        json.put("status", enabled ? "enabled" : "disabled");
        json.put("url", url.toString());
        return json;
    }
}
