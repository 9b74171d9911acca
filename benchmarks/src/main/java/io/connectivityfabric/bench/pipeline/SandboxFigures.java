package io.connectivityfabric.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.LocalSandbox;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What the sandbox has counted since it was last reset.
 *
 * @param calls requests
 * @param records objects in the answers
 * @param tooManyRequests those that were refused with 429 later than a second after the first request
 */
record SandboxFigures(long calls, long records, long tooManyRequests) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    static SandboxFigures of(LocalSandbox sandbox) {
        long calls = 0;
        long records = 0;
        long tooMany = 0;
        for (JsonNode route : send(sandbox, "GET")) {
            calls += route.path("requests").asLong();
            records += route.path("records").asLong();
            tooMany += route.path("tooManyRequestsAfterFirstSecond").asLong();
        }
        return new SandboxFigures(calls, records, tooMany);
    }

    static void reset(LocalSandbox sandbox) {
        send(sandbox, "DELETE");
    }

    private static JsonNode send(LocalSandbox sandbox, String method) {
        String body = send(sandbox, method, "/_sandbox/stats");
        try {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new ClusterException("The sandbox answers no JSON: " + e.getMessage(), e);
        }
    }

    /** What one of the sandbox's own addresses answers. */
    static String read(LocalSandbox sandbox, String path) {
        return send(sandbox, "GET", path);
    }

    private static String send(LocalSandbox sandbox, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(sandbox.stripe().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new ClusterException("The sandbox does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while the sandbox was asked", e);
        }
    }
}
