package io.connectivityfabric.it.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI 3.0 document read from a JSON file: its operations, with every reference that this check follows by hand. */
final class SpecDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int LONGEST_REFERENCE_CHAIN = 20;

    private final JsonNode root;

    SpecDocument(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if the file cannot be read, or is not JSON
     */
    static SpecDocument read(Path file) {
        return new SpecDocument(JsonMapper.shared().readTree(file.toFile()));
    }

    /** Every operation of the document, with its path's shared parameters joined to its own. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.add(
                                operation(path.getKey(), path.getValue(), entry.getKey(), entry.getValue()))));
        return operations;
    }

    /** The schemas of {@code components}, by name. */
    JsonNode componentSchemas() {
        return root.path("components").path("schemas");
    }

    /** What a node stands for: itself, or what its chain of {@code $ref} ends at. */
    JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        for (int steps = 0; current.path("$ref").isString() && steps < LONGEST_REFERENCE_CHAIN; steps++) {
            String reference = current.path("$ref").stringValue();
            current = root.at(reference.substring(reference.indexOf('#') + 1));
        }
        return current;
    }

    private Operation operation(String path, JsonNode item, String method, JsonNode body) {
        List<JsonNode> parameters = Stream.concat(
                        item.path("parameters").valueStream(),
                        body.path("parameters").valueStream())
                .map(this::resolve)
                .toList();
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        body.path("responses").properties().forEach(r -> responses.put(r.getKey(), resolve(r.getValue())));
        return new Operation(
                method.toUpperCase(Locale.ROOT), path, parameters, resolve(body.path("requestBody")), responses);
    }
}
