package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.http.Fault;
import io.connectivityfabric.sandbox.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Faults as JSON: one object, or a list of them. */
public final class FaultScript {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "api", "path", "kind", "status", "reason", "times", "chance", "skip", "headers", "applied", "hold_ms"));

    private FaultScript() {}

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static List<Fault> parse(byte[] json) {
        JsonNode script;
        try {
            script = Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("faults must be JSON: " + e.getMessage(), e);
        }
        List<Fault> faults = new ArrayList<>();
        if (script.isArray()) {
            script.forEach(one -> faults.add(fault(one)));
        } else {
            faults.add(fault(script));
        }
        return faults;
    }

    private static Fault fault(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a fault must be a JSON object, not " + json);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("a fault has no '" + name + "'; it has " + FIELDS);
            }
        });
        String path = json.path("path").asText(null);
        try {
            Fault.Kind kind =
                    Fault.Kind.valueOf(json.path("kind").asText("STATUS").toUpperCase(Locale.ROOT));
            Map<String, String> headers = new TreeMap<>();
            json.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            double chance = json.path("chance").asDouble(1);
            return new Fault(
                    json.path("api").asText(null),
                    path == null ? null : Pattern.compile(path),
                    kind,
                    json.path("status").asInt(500),
                    json.path("reason").asText(null),
                    json.path("times").asInt(chance < 1 ? Integer.MAX_VALUE : 1),
                    chance,
                    json.path("skip").asInt(0),
                    headers,
                    json.path("applied").asBoolean(false),
                    Duration.ofMillis(json.path("hold_ms").asLong(kind == Fault.Kind.TIMEOUT ? 60_000 : 0)));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("path is not a regular expression: " + e.getMessage(), e);
        }
    }
}
