package io.connectivityfabric.hubspot.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.connectivityfabric.connect.config.KnownNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The streams that can be read from HubSpot: what {@code streams.yaml} says, and a portal's custom objects. */
final class HubSpotStreams {
    /** By id or by full name (developers.hubspot.com: Custom objects). */
    private static final Pattern CUSTOM = Pattern.compile("2-\\d+|p\\d+_[A-Za-z0-9_]+");

    private static final Map<String, HubSpotStream> ALL = load();

    private HubSpotStreams() {}

    private static Map<String, HubSpotStream> load() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (InputStream file = HubSpotStreams.class.getResourceAsStream("streams.yaml")) {
            Map<String, HubSpotStream> streams = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> block : yaml.readTree(file).properties()) {
                ObjectNode row = ((ObjectNode) block.getValue()).put("name", block.getKey());
                streams.put(block.getKey(), yaml.treeToValue(row, HubSpotStream.class));
            }
            return streams;
        } catch (IOException e) {
            throw new UncheckedIOException("The table of streams cannot be read", e);
        }
    }

    static List<HubSpotStream> all() {
        return List.copyOf(ALL.values());
    }

    /** Ids of HubSpot's own types. */
    static Set<String> typeIds() {
        return ALL.values().stream().map(HubSpotStream::id).collect(Collectors.toUnmodifiableSet());
    }

    /** What is read if nobody says otherwise. */
    static List<String> core() {
        return ALL.values().stream()
                .filter(HubSpotStream::core)
                .map(HubSpotStream::name)
                .toList();
    }

    /** The names that the setting takes. */
    static KnownNames names() {
        return new KnownNames(
                "stream",
                List.copyOf(ALL.keySet()),
                CUSTOM,
                "custom objects by the id of their type (2-123456) or its full name (p123456_cars)");
    }

    static Map<String, String> objectsByName() {
        Map<String, String> objects = new LinkedHashMap<>();
        ALL.forEach((name, stream) -> objects.put(name, stream.object()));
        return objects;
    }

    /**
     * @throws IllegalArgumentException if there is no stream of that name
     */
    static HubSpotStream named(String name) {
        HubSpotStream stream = ALL.get(name);
        if (stream != null) {
            return stream;
        }
        if (CUSTOM.matcher(name).matches()) {
            return HubSpotStream.custom(name);
        }
        throw new IllegalArgumentException("There is no stream '" + name + "'");
    }
}
