package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Calls one of the sandbox's APIs as one of its tenants. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    private Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Client stripe(Sandbox sandbox, String tenant) {
        return new Client(sandbox.stripeUrl(), sandbox.tenant(tenant).stripe().apiKey());
    }

    static Client hubspot(Sandbox sandbox, String tenant) {
        return new Client(sandbox.hubspotUrl(), sandbox.tenant(tenant).hubspot().accessToken());
    }

    Client as(String otherToken) {
        return new Client(base, otherToken);
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        JsonNode at(String pointer) {
            return body.at(pointer);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, null, headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, null, headers);
    }

    Answer form(String path, String form, String... headers) {
        return send("POST", path, form, "application/x-www-form-urlencoded", headers);
    }

    Answer post(String path, Object json, String... headers) {
        return send("POST", path, text(json), "application/json", headers);
    }

    Answer put(String path, Object json) {
        return send("PUT", path, text(json), "application/json");
    }

    Answer patch(String path, Object json) {
        return send("PATCH", path, text(json), "application/json");
    }

    private Answer send(String method, String path, String body, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null && !Arrays.asList(headers).contains("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> raw = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(raw.statusCode(), raw.body().isEmpty() ? null : JSON.readTree(raw.body()), raw);
        } catch (IOException e) {
            throw new CallFailed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No whole answer came. */
    static final class CallFailed extends RuntimeException {
        CallFailed(IOException cause) {
            super(cause);
        }
    }

    private static String text(Object json) {
        try {
            return json instanceof String text ? text : JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One input of a batch. */
    static Map<String, Object> input(String id, String idProperty, String traceId, Map<String, ?> properties) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("id", id);
        input.put("idProperty", idProperty);
        input.put("objectWriteTraceId", traceId);
        input.put("properties", properties);
        input.values().removeIf(Objects::isNull);
        return input;
    }
}
