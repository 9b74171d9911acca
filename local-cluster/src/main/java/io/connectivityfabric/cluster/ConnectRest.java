package io.connectivityfabric.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client of a worker's REST API. All methods throw {@link ConnectRestException} if the worker refuses or is silent. */
public final class ConnectRest {
    private static final Duration REBALANCE = Duration.ofSeconds(60);
    private static final Duration RETRY_EVERY = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public ConnectRest(URI root) {
        this.root = root;
    }

    /** All plugins that the worker has found: connectors, transforms, converters. */
    public List<PluginInfo> plugins() {
        List<PluginInfo> plugins = new ArrayList<>();
        for (JsonNode plugin : send("GET", "/connector-plugins?connectorsOnly=false", null)) {
            plugins.add(new PluginInfo(
                    plugin.path("class").asText(),
                    plugin.path("type").asText(),
                    plugin.path("version").asText("undefined")));
        }
        return plugins;
    }

    /** What the worker and the connector find wrong with a config; empty if nothing. */
    public List<ConfigFinding> validate(String name, Map<String, String> config) {
        ObjectNode body = object(config).put("name", name);
        String path = "/connector-plugins/" + encode(config.get("connector.class")) + "/config/validate";
        List<ConfigFinding> findings = new ArrayList<>();
        for (JsonNode entry : send("PUT", path, body).path("configs")) {
            JsonNode value = entry.path("value");
            List<String> errors = new ArrayList<>();
            value.path("errors").forEach(error -> errors.add(error.asText()));
            if (!errors.isEmpty()) {
                findings.add(new ConfigFinding(value.path("name").asText(), errors));
            }
        }
        return findings;
    }

    /** Creates a connector; 409 if there is one of that name. */
    public void create(String name, Map<String, String> config) {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        body.set("config", object(config));
        send("POST", "/connectors", body);
    }

    /** Creates a connector, or gives an existing one a new config. */
    public void put(String name, Map<String, String> config) {
        send("PUT", connector(name) + "/config", object(config));
    }

    public List<String> connectors() {
        List<String> names = new ArrayList<>();
        send("GET", "/connectors", null).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The config as the worker stores it: secrets are still references. */
    public JsonNode config(String name) {
        return send("GET", connector(name) + "/config", null);
    }

    /** A connector that was created a moment ago has no state yet: it counts as unassigned, without tasks. */
    public ConnectorStatus status(String name) {
        JsonNode status;
        try {
            status = send("GET", connector(name) + "/status", null);
        } catch (ConnectRestException e) {
            if (!e.getMessage().contains("No status found")) {
                throw e;
            }
            status = JSON.createObjectNode();
        }
        List<ConnectorStatus.Part> tasks = new ArrayList<>();
        status.path("tasks").forEach(task -> tasks.add(part(task)));
        return new ConnectorStatus(name, part(status.path("connector")), tasks);
    }

    /** The offsets that the connector has committed. */
    public JsonNode offsets(String name) {
        return send("GET", connector(name) + "/offsets", null).path("offsets");
    }

    public void pause(String name) {
        send("PUT", connector(name) + "/pause", null);
    }

    public void resume(String name) {
        send("PUT", connector(name) + "/resume", null);
    }

    /** Starts the connector and its tasks anew, those that failed as well. */
    public void restart(String name) {
        send("POST", connector(name) + "/restart?includeTasks=true", null);
    }

    /** Stops the connector's tasks; its offsets can be altered then. */
    public void stop(String name) {
        send("PUT", connector(name) + "/stop", null);
    }

    public void delete(String name) {
        send("DELETE", connector(name), null);
    }

    private static ConnectorStatus.Part part(JsonNode node) {
        return new ConnectorStatus.Part(
                node.path("state").asText("UNASSIGNED"), node.path("trace").asText(""));
    }

    private static ObjectNode object(Map<String, String> config) {
        ObjectNode node = JSON.createObjectNode();
        config.forEach(node::put);
        return node;
    }

    private static String connector(String name) {
        return "/connectors/" + encode(name);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks again while the worker says that it is rebalancing. */
    private JsonNode send(String method, String path, JsonNode body) {
        long end = System.nanoTime() + REBALANCE.toNanos();
        while (true) {
            try {
                return sendOnce(method, path, body);
            } catch (ConnectRestException e) {
                if (!e.isPassing() || System.nanoTime() > end) {
                    throw e;
                }
                awaitRetry(method + " " + path);
            }
        }
    }

    private static void awaitRetry(String request) {
        try {
            TimeUnit.NANOSECONDS.sleep(RETRY_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectRestException(request, e);
        }
    }

    private JsonNode sendOnce(String method, String path, JsonNode body) {
        String what = method + " " + path;
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new ConnectRestException(what, response.statusCode(), message(response.body()));
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new ConnectRestException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectRestException(what, e);
        }
    }

    private static String message(String body) {
        try {
            return JSON.readTree(body).path("message").asText(body);
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
