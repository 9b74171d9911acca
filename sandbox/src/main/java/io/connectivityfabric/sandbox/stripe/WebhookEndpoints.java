package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.seed.Dice;
import io.connectivityfabric.sandbox.webhook.WebhookSender;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /v1/webhook_endpoints} (docs.stripe.com/api/webhook_endpoints), and the sending of events there: in test mode three
 * times more after the first, live for days.
 */
final class WebhookEndpoints implements AutoCloseable {
    private static final Map<String, ParamSpec> WRITE = Map.of(
            "url", ParamSpec.TEXT,
            "enabled_events", ParamSpec.TEXTS,
            "description", ParamSpec.TEXT,
            "metadata", ParamSpec.METADATA,
            "expand", ParamSpec.TEXTS);
    private static final ParamSpec CREATE =
            new ParamSpec.Hash(with(WRITE, Map.of("api_version", ParamSpec.TEXT, "connect", ParamSpec.BOOLEAN)));
    private static final ParamSpec UPDATE = new ParamSpec.Hash(with(WRITE, Map.of("disabled", ParamSpec.BOOLEAN)));
    private static final ParamSpec NONE = new ParamSpec.Hash(Map.of("expand", ParamSpec.TEXTS));
    private static final int TEST_TRIES = 4;
    private static final int LIVE_TRIES = 16;
    private static final int MOST = 16;

    private final Map<String, WebhookEndpoint> endpoints = new LinkedHashMap<>();
    private final SandboxOptions options;
    private final SandboxClock clock;
    private final String account;
    private final WebhookSender sender;
    private int made;

    WebhookEndpoints(SandboxOptions options, Dials dials, SandboxClock clock, String account) {
        this.options = options;
        this.clock = clock;
        this.account = account;
        this.sender = new WebhookSender(dials);
    }

    private static Map<String, ParamSpec> with(Map<String, ParamSpec> some, Map<String, ParamSpec> more) {
        Map<String, ParamSpec> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Sends an event to those who want it. */
    synchronized void send(Event event) {
        byte[] json = null;
        for (WebhookEndpoint endpoint : endpoints.values()) {
            if (endpoint.wants(event.type())) {
                json = json == null ? event.json() : json;
                byte[] body = json;
                sender.send(attempt -> endpoint.request(body), options.livemode() ? LIVE_TRIES : TEST_TRIES);
            }
        }
    }

    /** What became of what was sent. */
    WebhookSender sender() {
        return sender;
    }

    synchronized ApiResponse answer(String method, String id, ObjectNode params) {
        return switch (method + (id == null ? "" : " one")) {
            case "GET" -> list(params);
            case "POST" -> create(params);
            case "GET one" -> {
                NONE.check("", params);
                yield ApiResponse.json(200, Json.bytes(existing(id).json(false)), 1);
            }
            case "POST one" -> update(existing(id), params);
            case "DELETE one" -> {
                NONE.check("", params);
                endpoints.remove(existing(id).id());
                ObjectNode gone = Json.object().put("id", id).put("object", "webhook_endpoint");
                yield ApiResponse.json(200, Json.bytes(gone.put("deleted", true)), 1);
            }
            default -> throw StripeException.unknownUrl(method, "/v1/webhook_endpoints");
        };
    }

    private ApiResponse list(ObjectNode params) {
        Listing listing = Listing.of(params, Map.of());
        List<WebhookEndpoint> newest = new ArrayList<>(endpoints.values());
        java.util.Collections.reverse(newest);
        List<byte[]> rows = newest.stream()
                .limit(listing.limit())
                .map(endpoint -> Json.bytes(endpoint.json(false)))
                .toList();
        return ApiResponse.json(
                200, ListAnswer.json(rows, newest.size() > rows.size(), "/v1/webhook_endpoints"), rows.size());
    }

    private ApiResponse create(ObjectNode params) {
        CREATE.check("", params);
        for (String required : List.of("url", "enabled_events")) {
            if (params.path(required).isMissingNode()) {
                throw StripeException.invalid(
                        "parameter_missing", required, "Missing required param: " + required + ".");
            }
        }
        if (endpoints.size() >= MOST) {
            throw StripeException.invalid(
                    null, null, "You have reached the maximum of " + MOST + " webhook endpoints.");
        }
        Dice dice = Dice.of(options.seed(), account + "/webhook_endpoint", made++);
        WebhookEndpoint endpoint = new WebhookEndpoint(
                "we_1" + dice.base62(23),
                clock.seconds(),
                url(params),
                texts(params.path("enabled_events")),
                true,
                "whsec_" + dice.base62(32),
                text(params, "api_version", null),
                text(params, "description", null),
                metadata(params, Map.of()),
                options.livemode());
        endpoints.put(endpoint.id(), endpoint);
        return ApiResponse.json(200, Json.bytes(endpoint.json(true)), 1);
    }

    private ApiResponse update(WebhookEndpoint before, ObjectNode params) {
        UPDATE.check("", params);
        WebhookEndpoint after = new WebhookEndpoint(
                before.id(),
                before.created(),
                params.has("url") ? url(params) : before.url(),
                params.has("enabled_events") ? texts(params.path("enabled_events")) : before.events(),
                params.has("disabled") ? !params.path("disabled").asText().equals("true") : before.enabled(),
                before.secret(),
                before.version(),
                text(params, "description", before.description()),
                metadata(params, before.metadata()),
                before.livemode());
        endpoints.put(after.id(), after);
        return ApiResponse.json(200, Json.bytes(after.json(false)), 1);
    }

    private WebhookEndpoint existing(String id) {
        WebhookEndpoint endpoint = endpoints.get(id);
        if (endpoint == null) {
            throw StripeException.missing("webhook endpoint", id, "id");
        }
        return endpoint;
    }

    private static URI url(ObjectNode params) {
        String text = params.path("url").asText();
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw StripeException.invalid("url_invalid", "url", "Invalid URL: " + text);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(ObjectNode params, String name, String otherwise) {
        return params.has(name) ? params.path(name).asText() : otherwise;
    }

    private static Map<String, String> metadata(ObjectNode params, Map<String, String> before) {
        ObjectNode holder = Json.object();
        ObjectNode metadata = holder.putObject("metadata");
        before.forEach(metadata::put);
        if (params.has("metadata")) {
            Params.metadata(params.path("metadata"), holder);
        }
        Map<String, String> after = new LinkedHashMap<>();
        metadata.properties()
                .forEach(entry -> after.put(entry.getKey(), entry.getValue().asText()));
        return after;
    }

    @Override
    public void close() {
        sender.close();
    }
}
