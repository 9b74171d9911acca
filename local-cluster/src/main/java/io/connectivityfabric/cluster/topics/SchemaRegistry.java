package io.connectivityfabric.cluster.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** A client of Confluent's schema registry API. Methods throw {@link UncheckedIOException} if it does not answer. */
public final class SchemaRegistry {
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

    /** A schema that is registered under a subject. */
    public record Registered(String subject, int version, int id, Schema schema) {}

    /** The registry's root, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}. */
    public SchemaRegistry(URI root) {
        this.root = root.toString();
    }

    /** The schema of an id. */
    public Schema byId(int id) {
        return byId.computeIfAbsent(
                id, key -> parse(get("/schemas/ids/" + key).orElseThrow(() -> missing("schema id " + key))));
    }

    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        get("/subjects").orElseThrow(() -> missing("/subjects")).forEach(subject -> subjects.add(subject.asText()));
        return subjects;
    }

    /** The latest schema of a subject, such as {@code unified.customer.v1-value}. */
    public Optional<Registered> latest(String subject) {
        return get("/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions/latest")
                .map(node -> new Registered(
                        subject, node.path("version").asInt(), node.path("id").asInt(), parse(node)));
    }

    private static Schema parse(JsonNode node) {
        return new Schema.Parser().parse(node.path("schema").asText());
    }

    private static UncheckedIOException missing(String what) {
        return new UncheckedIOException(new IOException("The registry does not know " + what));
    }

    private Optional<JsonNode> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new IOException("GET " + root + path + ": " + response.statusCode() + " " + response.body());
            }
            return Optional.of(JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while asking the registry", e));
        }
    }
}
