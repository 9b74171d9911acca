package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object that Stripe itself publishes as an example, of every API version at hand, is mapped without an error. */
class StripePublishedFixturesTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/stripe-published");
    private static final String DELETED = "deleted_";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** API version, name of the fixture, the object. */
    static Stream<Arguments> objects() throws IOException {
        List<Arguments> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String version = file.getFileName().toString().replaceFirst("\\.json$", "");
                for (Map.Entry<String, JsonNode> entry :
                        JSON.readTree(file.toFile()).properties()) {
                    objects.add(Arguments.of(version, entry.getKey(), entry.getValue()));
                }
            }
        }
        return objects.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("objects")
    @Tag("edge-37")
    @Tag("edge-60")
    @Tag("edge-61")
    void anObjectIsMapped(String version, String name, ObjectNode object) {
        boolean deleted = name.startsWith(DELETED);
        Struct record = read(version, deleted ? name.substring(DELETED.length()) : name, object);
        record.validate();
        Struct meta = record.getStruct("meta");
        assertThat(meta.getString("source_id")).isEqualTo(object.get("id").textValue());
        assertThat(meta.getString("source_version")).isEqualTo(version);
        assertThat(meta.getBoolean("deleted")).isEqualTo(deleted);
        assertThat(meta.getArray("field_mask")).isEqualTo(deleted ? List.of() : null);
        if (!deleted) {
            assertThat(meta.get("created_at")).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("objects")
    @Tag("edge-73")
    void noSecretOfAnObjectIsInItsRecord(String version, String name, ObjectNode object) {
        boolean deleted = name.startsWith(DELETED);
        ObjectNode withSecrets = object.deepCopy();
        addSecrets(withSecrets);
        String record = UnifiedJson.write(read(version, deleted ? name.substring(DELETED.length()) : name, withSecrets))
                .toString();
        assertThat(record).doesNotContain("_secret_");
    }

    private static void addSecrets(ObjectNode object) {
        object.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                addSecrets(inner);
            }
        });
        object.put("client_secret", "pi_1_secret_x");
    }

    private static Struct read(String version, String object, ObjectNode payload) {
        return Fixtures.MAPPINGS
                .read("stripe", object)
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        "stripe",
                        "acct_1",
                        object,
                        payload.get("id").textValue(),
                        Operation.READ,
                        null,
                        Fixtures.OBSERVED,
                        null,
                        version,
                        payload.toString()));
    }
}
