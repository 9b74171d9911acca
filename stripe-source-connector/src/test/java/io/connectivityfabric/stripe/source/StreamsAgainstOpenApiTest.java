package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the table of streams against Stripe's OpenAPI documents: {@code -Dopenapi.dir} is a folder with them. */
@EnabledIfSystemProperty(named = "openapi.dir", matches = ".+")
class StreamsAgainstOpenApiTest {
    private static final List<JsonNode> DOCUMENTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("openapi.dir")))) {
            files.filter(file -> file.getFileName().toString().startsWith("stripe-"))
                    .forEach(file -> DOCUMENTS.add(tree(file)));
        }
        assertThat(DOCUMENTS).as("documents stripe-<version>.json").isNotEmpty();
    }

    private static JsonNode tree(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyListIsThereWithItsParametersAndItsObjects() {
        for (JsonNode document : DOCUMENTS) {
            for (StripeStream stream : StripeStreams.all()) {
                JsonNode operation = operation(document, stream.list());
                Set<String> parameters = parameters(operation);
                assertThat(parameters).as(stream.name()).contains("limit", "starting_after");
                assertThat(parameters)
                        .as(stream.name())
                        .containsAll(stream.query().keySet());
                if (stream.below() == null) {
                    assertThat(parameters.contains("created"))
                            .as("%s created", stream.name())
                            .isEqualTo(stream.created());
                }
                assertThat(objects(document, items(document, operation)))
                        .as(stream.name())
                        .containsAll(stream.objects());
                if (!stream.path().endsWith("/sources")) {
                    assertThat(stream.objects())
                            .as(stream.name())
                            .containsAll(objects(document, items(document, operation)));
                }
            }
        }
    }

    @Test
    void everyListThatNeedsAParentHasOneAndNoOther() {
        for (JsonNode document : DOCUMENTS) {
            for (StripeStream stream : StripeStreams.all()) {
                operation(document, stream.list()).path("parameters").forEach(parameter -> {
                    if (parameter.path("required").asBoolean()) {
                        assertThat(stream.list().toString()).as(stream.name()).contains("{id}");
                        assertThat(stream.below()).as(stream.name()).isNotNull();
                    }
                });
            }
        }
    }

    @Test
    void everyObjectThatIsReadInSlicesOfTimeSaysWhenItWasCreated() {
        for (JsonNode document : DOCUMENTS) {
            StripeStreams.all().stream().filter(StripeStream::created).forEach(stream -> {
                for (JsonNode object : alternatives(document, items(document, operation(document, stream.list())))) {
                    JsonNode fields = object.path("properties");
                    assertThat(fields.has("created") || fields.has("date"))
                            .as(stream.name())
                            .isTrue();
                }
            });
        }
    }

    @Test
    void everyEventIsThere() {
        for (JsonNode document : DOCUMENTS) {
            Set<String> types = new HashSet<>();
            document.at("/components/schemas/Event/properties/type/enum").forEach(type -> types.add(type.asText()));
            for (StripeStream stream : StripeStreams.all()) {
                assertThat(types).as(stream.name()).containsAll(stream.events());
            }
        }
    }

    @Test
    void everyFieldIsThereAndNoListInsideAnObjectIsForgotten() {
        for (JsonNode document : DOCUMENTS) {
            for (StripeStream stream : StripeStreams.all()) {
                for (JsonNode object : alternatives(document, items(document, operation(document, stream.list())))) {
                    JsonNode fields = object.path("properties");
                    assertThat(fields.properties().stream().map(field -> field.getKey()))
                            .as(stream.name())
                            .containsAll(stream.expand());
                    if (stream.objects().size() == 1 && stream.below() == null) {
                        assertThat(lists(document, fields))
                                .as(stream.name())
                                .isEqualTo(stream.nested().keySet());
                    }
                }
                stream.nested().values().forEach(list -> operation(document, list));
                if (stream.below() != null && stream.below().field() != null) {
                    StripeStream parent = StripeStreams.named(stream.below().stream());
                    assertThat(parent.nested())
                            .as(stream.name())
                            .containsKey(stream.below().field());
                }
            }
        }
    }

    /** The fields of an object that are lists of Stripe's. */
    private static Set<String> lists(JsonNode document, JsonNode fields) {
        Set<String> lists = new HashSet<>();
        fields.properties().forEach(field -> {
            for (JsonNode alternative : alternatives(document, field.getValue())) {
                if (alternative.path("properties").has("has_more")) {
                    lists.add(field.getKey());
                }
            }
        });
        return lists;
    }

    private static JsonNode operation(JsonNode document, StripeList list) {
        JsonNode operation = document.path("paths").path(list.path()).path("get");
        assertThat(operation.isObject()).as("GET " + list.path()).isTrue();
        return operation;
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    private static JsonNode items(JsonNode document, JsonNode operation) {
        JsonNode answer = resolved(document, operation.at("/responses/200/content/application~1json/schema"));
        return answer.at("/properties/data/items");
    }

    private static Set<String> objects(JsonNode document, JsonNode schema) {
        Set<String> names = new HashSet<>();
        for (JsonNode alternative : alternatives(document, schema)) {
            alternative.at("/properties/object/enum").forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    /** What a schema may be, each with its own properties. */
    private static List<JsonNode> alternatives(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolved(document, schema);
        if (!resolved.has("anyOf")) {
            return List.of(resolved);
        }
        List<JsonNode> all = new ArrayList<>();
        resolved.path("anyOf").forEach(one -> all.addAll(alternatives(document, one)));
        return all;
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode current = schema;
        while (current.has("$ref")) {
            current = document.at(current.path("$ref").asText().substring(1));
        }
        return current;
    }
}
