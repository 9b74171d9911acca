package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that HubSpot gives as an example is mapped without an error: those of its guides and client libraries lie
 * here; those of its OpenAPI documents are taken from {@code -Dopenapi.dir} if it names a folder with {@code hubspot.json}.
 */
class HubSpotPublishedExamplesTest {

    private static final Path GUIDES = Path.of("src/test/resources/hubspot-published/objects.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Object name, the object. A line item comes as the only one of a deal, and once more of an invoice and so on. */
    static Stream<Arguments> objects() throws IOException {
        List<Arguments> objects = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : JSON.readTree(GUIDES.toFile()).properties()) {
            for (JsonNode object : entry.getValue()) {
                objects.addAll(asMapped(entry.getKey(), (ObjectNode) object));
            }
        }
        return objects.stream();
    }

    private static List<Arguments> asMapped(String name, ObjectNode object) {
        return switch (name) {
            case "line_item" ->
                Stream.of("deal", "invoice", "subscription")
                        .map(owner -> Arguments.of(owner, withLine(object)))
                        .toList();
            default -> List.of(Arguments.of(name, object));
        };
    }

    private static ObjectNode withLine(ObjectNode line) {
        ObjectNode owner = JSON.createObjectNode().put("id", "1");
        owner.putObject("properties");
        owner.putArray("line_items").add(line);
        return owner;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("objects")
    @Tag("edge-60")
    void anObjectIsMapped(String name, ObjectNode object) {
        Fixtures.MAPPINGS
                .reads("hubspot", name)
                .forEach(mapping -> HubSpot.read(mapping, name, object, Operation.READ));
        Struct record = HubSpot.read(name, object);
        Struct meta = record.getStruct("meta");
        assertThat(meta.getString("mapping_version")).startsWith("hubspot." + name + "@");
        assertThat(meta.getBoolean("deleted")).isFalse();
        assertThat(HubSpot.time(meta, "updated_at"))
                .isEqualTo(
                        object.has("updatedAt")
                                ? java.time.Instant.parse(
                                        object.get("updatedAt").textValue())
                                : null);
    }

    @Test
    void everyMappingHasExamples() throws IOException {
        assertThat(objects().map(arguments -> "hubspot." + arguments.get()[0]).toList())
                .containsAll(Fixtures.MAPPINGS.readable().stream()
                        .filter(mapping -> mapping.startsWith("hubspot."))
                        .toList());
    }

    @Test
    void everyExampleOfTheOpenApiDocumentIsMappedAsWhateverItMayBe() throws IOException {
        String directory = System.getProperty("openapi.dir", "");
        Path document = Path.of(directory, "hubspot.json");
        assumeTrue(!directory.isEmpty() && Files.exists(document), "no -Dopenapi.dir with hubspot.json");
        int examples = 0;
        for (JsonNode schema :
                JSON.readTree(document.toFile()).path("components").path("schemas")) {
            if (schema.path("example").path("properties") instanceof ObjectNode) {
                examples++;
                for (String object : HubSpot.OBJECTS) {
                    HubSpot.read(object, (ObjectNode) schema.get("example"));
                    HubSpot.read("deal", withLine((ObjectNode) schema.get("example")));
                }
            }
        }
        assertThat(examples).isPositive();
    }
}
