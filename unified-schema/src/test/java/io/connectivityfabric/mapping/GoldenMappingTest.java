package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.unified.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object {@code fixtures/<system>/<name>.json} gives the record {@code golden/<system>/<name>.json}. Where an object
 * can be another entity as well, it gives {@code golden/<system>/<name>.<entity>.json} too. Goldens leave out what is null
 * or empty.
 *
 * <p>{@code -Dgolden.write=true} writes them anew: look at the difference before you commit it.
 */
class GoldenMappingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    static Stream<FixtureFile.Reading> readings() {
        return FixtureFile.readings().stream();
    }

    @ParameterizedTest
    @MethodSource("readings")
    @Tag("edge-60")
    void anObjectGivesItsRecord(FixtureFile.Reading reading) throws IOException {
        Path golden = GOLDEN.resolve(golden(reading));
        Struct record = reading.record();
        record.validate();
        String actual = pretty(withoutNothing(UnifiedJson.write(record))) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        } else if (Files.notExists(golden)) {
            fail(
                    "There is no %s. Write it with -Dtest=%s -Dgolden.write=true, and check it.",
                    golden, getClass().getSimpleName());
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @Test
    void noGoldenIsWithoutItsObject() {
        assertThat(readings().map(GoldenMappingTest::golden)).containsAll(FixtureFile.files(GOLDEN));
    }

    @Test
    void everyMappingHasAGolden() {
        assertThat(FixtureFile.all().stream().map(FixtureFile::mappingName)).containsAll(Fixtures.MAPPINGS.readable());
    }

    private static String golden(FixtureFile.Reading reading) {
        FixtureFile fixture = reading.fixture();
        Entity main = Fixtures.MAPPINGS
                .read(fixture.system(), fixture.object())
                .orElseThrow()
                .target();
        return reading.mapping().target() == main
                ? fixture.name()
                : fixture.name()
                        .replaceFirst("\\.json$", "." + reading.mapping().entity() + ".json");
    }

    /** Takes away what says nothing, so that goldens stay readable and a field appended to a schema changes none. */
    private static ObjectNode withoutNothing(ObjectNode node) {
        List<String> empty = node.properties().stream()
                .filter(field -> isNothing(field.getValue()))
                .map(field -> field.getKey())
                .toList();
        node.remove(empty);
        node.forEach(GoldenMappingTest::prune);
        return node;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            withoutNothing(object);
        } else {
            node.forEach(GoldenMappingTest::prune);
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    private static String pretty(JsonNode node) throws JsonProcessingException {
        return PRETTY.writeValueAsString(node);
    }
}
