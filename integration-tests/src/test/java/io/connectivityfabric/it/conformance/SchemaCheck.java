package io.connectivityfabric.it.conformance;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds JSON bodies against the document's schemas; each schema is compiled once. */
final class SchemaCheck {
    private static final String COMPONENTS = "https://openapi.invalid/components.json";
    private static final int MOST_REPORTED = 12;

    private final StrictSchema strict = new StrictSchema(COMPONENTS);
    private final SchemaRegistry registry;
    /** By identity: a schema is a node of the one document, and hashing its content would cost more than the check. */
    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    SchemaCheck(SpecDocument document) {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        ObjectNode byName = components.putObject("components").putObject("schemas");
        document.componentSchemas()
                .properties()
                .forEach(schema -> byName.set(schema.getKey(), strict.of(schema.getValue())));
        Map<String, String> resources = Map.of(COMPONENTS, components.toString());
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(resources)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** What is wrong with a body; empty if nothing is. */
    List<String> check(JsonNode body, JsonNode schema) {
        List<Error> errors = compiled.computeIfAbsent(schema, s -> registry.getSchema(strict.of(s)))
                .validate(body);
        return errors.stream().limit(MOST_REPORTED).map(SchemaCheck::describe).toList();
    }

    private static String describe(Error error) {
        String place = error.getInstanceLocation().toString();
        String where = place.isEmpty() ? "/" : place;
        return switch (error.getKeyword()) {
            case "required" -> where + " must have required property '" + error.getProperty() + "'";
            case "additionalProperties" -> where + " must not have the unknown property '" + error.getProperty() + "'";
            default -> where + " " + error.getMessage();
        };
    }
}
