package io.connectivityfabric.stripe.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams that can be read from Stripe: what {@code streams.yaml} says. */
final class StripeStreams {
    /** The stream of all events. */
    static final String EVENTS = "events";

    private static final Map<String, StripeStream> ALL = load();

    private StripeStreams() {}

    private static Map<String, StripeStream> load() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (InputStream file = StripeStreams.class.getResourceAsStream("streams.yaml")) {
            Map<String, StripeStream> streams = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> block : yaml.readTree(file).properties()) {
                ObjectNode row = ((ObjectNode) block.getValue()).put("name", block.getKey());
                streams.put(block.getKey(), yaml.treeToValue(row, StripeStream.class));
            }
            return streams;
        } catch (IOException e) {
            throw new UncheckedIOException("The table of streams cannot be read", e);
        }
    }

    static List<StripeStream> all() {
        return List.copyOf(ALL.values());
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** What is read if nobody says otherwise: the core of a business, whose objects every account may have. */
    static List<String> core() {
        return ALL.values().stream()
                .filter(StripeStream::core)
                .map(StripeStream::name)
                .toList();
    }

    static Map<String, String> objectsByName() {
        Map<String, String> objects = new LinkedHashMap<>();
        ALL.forEach((name, stream) -> objects.put(name, stream.objects().get(0)));
        return objects;
    }

    /**
     * @throws IllegalArgumentException if there is no stream of that name
     */
    static StripeStream named(String name) {
        StripeStream stream = ALL.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("There is no stream '" + name + "'");
        }
        return stream;
    }
}
