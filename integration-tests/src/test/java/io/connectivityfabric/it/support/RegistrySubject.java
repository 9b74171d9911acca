package io.connectivityfabric.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A subject of the registry, by Confluent's API, as an operator sets it up. */
public final class RegistrySubject {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI registry;
    private final String name;

    /** @param registry the base of the Confluent API */
    public RegistrySubject(URI registry, String name) {
        this.registry = registry;
        this.name = name;
    }

    /** Adds a schema. */
    public void register(String schema) {
        send("POST", "/subjects/" + name + "/versions", JSON.createObjectNode().put("schema", schema));
    }

    public void setCompatibility(String level) {
        send("PUT", "/config/" + name, JSON.createObjectNode().put("compatibility", level));
    }

    public String compatibility() {
        return send("GET", "/config/" + name, null).path("compatibilityLevel").asText();
    }

    /** How many versions of its schema it has. */
    public int versions() {
        return send("GET", "/subjects/" + name + "/versions", null).size();
    }

    private JsonNode send(String method, String path, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
