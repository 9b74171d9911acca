package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cli.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector's config, made from an example.
 *
 * @param file the example it was made from
 * @param name the connector's name
 * @param settings its settings
 * @param changed the settings in which it differs from the example, with the example's value, or null if it has none
 */
record ConnectorConfig(Path file, String name, Map<String, String> settings, Map<String, String> changed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The tenant that the examples are written for. */
    private static final String EXAMPLE_TENANT = "acme";

    /** Reads an example: an object with {@code name} and {@code config}, as {@code POST /connectors} takes it. */
    static ConnectorConfig read(Path file) {
        try {
            JsonNode example = JSON.readTree(file.toFile());
            Map<String, String> settings = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> setting : example.path("config").properties()) {
                settings.put(setting.getKey(), setting.getValue().asText());
            }
            return new ConnectorConfig(file, example.path("name").asText(), settings, Map.of());
        } catch (IOException e) {
            throw new UserException("Cannot read the example " + file + ": " + e.getMessage(), e);
        }
    }

    boolean isSource() {
        return settings.containsKey("streams");
    }

    /** The same for another tenant: its name takes the place of the example's, in topics and in the connector's name. */
    ConnectorConfig forTenant(Tenant tenant) {
        Map<String, String> renamed = new LinkedHashMap<>();
        settings.forEach((key, value) -> renamed.put(key, inTenant(value, tenant)));
        return new ConnectorConfig(file, inTenant(name, tenant), renamed, changed);
    }

    /** The same with other settings. Only those take effect that the example has, or that are in {@code added}. */
    ConnectorConfig with(Map<String, String> replaced, Map<String, String> added) {
        Map<String, String> result = new LinkedHashMap<>(settings);
        Map<String, String> differences = new LinkedHashMap<>(changed);
        replaced.forEach((key, value) -> {
            if (settings.containsKey(key) && !settings.get(key).equals(value)) {
                differences.put(key, settings.get(key));
                result.put(key, value);
            }
        });
        added.forEach((key, value) -> {
            differences.put(key, settings.get(key));
            result.put(key, value);
        });
        return new ConnectorConfig(file, name, result, differences);
    }

    /** The settings for people, one in a line, with those marked that differ from the example. */
    List<String> lines() {
        int width = settings.keySet().stream().mapToInt(String::length).max().orElse(0);
        return settings.entrySet().stream()
                .map(setting -> (changed.containsKey(setting.getKey()) ? "* " : "  ")
                        + setting.getKey()
                        + " ".repeat(width - setting.getKey().length())
                        + "  "
                        + setting.getValue())
                .toList();
    }

    private static String inTenant(String text, Tenant tenant) {
        return text.startsWith(EXAMPLE_TENANT + ".")
                        || text.startsWith(EXAMPLE_TENANT + "-")
                        || text.equals(EXAMPLE_TENANT)
                ? tenant.name() + text.substring(EXAMPLE_TENANT.length())
                : text;
    }
}
