package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("edge-73")
class SecretsTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final String SENTINEL = "TOPSECRET";
    private static final String CARD = "4242424242424242";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": 1, \"client_secret\": \"x\"}|{\"id\":1}",
                "{\"a\":[{\"card\":{\"cvc\":\"123\",\"last4\":\"4242\"}}]}|{\"a\":[{\"card\":{\"last4\":\"4242\"}}]}",
                "{\"secret\":{\"deep\":[1]},\"b\":2}|{\"b\":2}",
                "{\"number\":\"4242 4242 4242 4242\"}|{}",
                "{\"number\":4242424242424242}|{}",
                "{\"number\":\"INV-0001\",\"n\":\"4242424242424242\"}|{\"number\":\"INV-0001\",\"n\":\"4242424242424242\"}",
                "{\"number\":\"4242424242424241\"}|{\"number\":\"4242424242424241\"}",
                "{\"url\":\"https://x/?client_secret=pi_1_secret_A9&y=1\"}|{\"url\":\"https://x/?client_secret=***&y=1\"}",
                "{\"n\":1.10,\"e\":1e3,\"big\":123456789012345678901234567890}|{\"n\":1.10,\"e\":1e3,\"big\":123456789012345678901234567890}",
                "{\"client\\u005fsecret\":\"x\",\"ok\":null}|{\"ok\":null}",
            })
    void areTakenOutAtAnyDepthAndNothingElseChanges(String json, String clean) {
        assertThat(Secrets.without(json)).isEqualTo(clean);
        assertThat(Secrets.without((JsonNode) Fixtures.json(json))).isEqualTo(Fixtures.json(clean));
    }

    @Test
    void whatIsNoJsonIsNotQuoted() {
        assertThatThrownBy(() -> Secrets.without("{\"a\": " + SENTINEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SENTINEL)
                .hasNoCause();
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES, 2)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    /** Secrets in every object of the payload, whatever its depth, by every mapping that reads it. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void noSecretIsInAnyRecord(Path fixture) throws IOException {
        String system = fixture.getParent().getFileName().toString();
        String object = fixture.getFileName().toString().replaceFirst("[-.].*", "");
        ObjectNode payload = Fixtures.json(Files.readString(fixture));
        addSecrets(payload);
        for (ReadMapping mapping : Fixtures.MAPPINGS.reads(system, object)) {
            String record = UnifiedJson.write(mapping.apply(new RawRecord(
                            "acme",
                            system,
                            "1",
                            object,
                            "x_1",
                            Operation.READ,
                            null,
                            Fixtures.OBSERVED,
                            null,
                            null,
                            payload.toString())))
                    .toString();
            assertThat(record).doesNotContain(SENTINEL).doesNotContain(CARD);
        }
    }

    private static void addSecrets(JsonNode node) {
        node.forEach(SecretsTest::addSecrets);
        if (node instanceof ObjectNode object) {
            Secrets.NAMES.forEach(name -> object.put(name, SENTINEL));
            object.put("return_url", "https://x.example/?client_secret=pi_1_secret_" + SENTINEL);
            if (!object.has("number")) {
                object.put("number", CARD);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("secretNames")
    void noMappingMayReadOne(String name) {
        assertThatThrownBy(() -> Mappings.withFiles(List.of(Files.writeString(
                        Files.createTempDirectory("secrets").resolve("x.yaml"),
                        "id: a\nversion: 1\nextends: stripe.customer\nread:\n  description: card." + name + "\n"))))
                .isInstanceOf(MappingLoadException.class)
                .hasMessageContaining("secret");
    }

    static Stream<String> secretNames() {
        return Secrets.NAMES.stream();
    }
}
