package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object {@code fixtures/<system>/<object>[-variant].json} gives the record {@code
 * golden/<system>/<object>[-variant].json}. A variant that begins with a date ({@code -2022-11-15}, {@code
 * -2024-09-30.acacia-tiered}) is the API version that the object was read in. Where an object can be another entity as well, it
 * gives {@code golden/<system>/<object>[-variant].<entity>.json} too. Goldens leave out what is null or empty.
 *
 * <p>{@code -Dgolden.write=true} writes them anew: look at the difference before you commit it.
 */
class GoldenMappingTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path FIXTURES = RESOURCES.resolve("fixtures");
    private static final Path GOLDEN = RESOURCES.resolve("golden");
    private static final Pattern NAME =
            Pattern.compile("(?<object>\\w+?)(-(?<version>\\d{4}-\\d{2}(-\\d{2})?(\\.\\w+)?))?(-[\\w.-]+)?\\.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    /** Name of a fixture, and of the entity that it is mapped to. */
    static Stream<Arguments> records() {
        return files(FIXTURES).stream()
                .flatMap(name -> mappings(name).stream().map(mapping -> Arguments.of(name, mapping.target())));
    }

    @ParameterizedTest
    @MethodSource("records")
    void anObjectGivesItsRecord(String name, Entity entity) throws IOException {
        Path golden = GOLDEN.resolve(golden(name, entity));
        String actual = pretty(mapped(name, entity)) + "\n";
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
        assertThat(records()
                        .map(record -> golden((String) record.get()[0], (Entity) record.get()[1]))
                        .toList())
                .containsAll(files(GOLDEN));
    }

    @Test
    void everyMappingHasAGolden() {
        Set<String> covered = files(FIXTURES).stream()
                .map(name -> system(name) + "." + object(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).containsAll(Fixtures.MAPPINGS.readable());
    }

    private static List<ReadMapping> mappings(String name) {
        List<ReadMapping> mappings = Fixtures.MAPPINGS.reads(system(name), object(name));
        assertThat(mappings).as("mappings that read %s", name).isNotEmpty();
        return mappings.stream().filter(mapping -> takes(mapping, name)).toList();
    }

    private static String golden(String name, Entity entity) {
        return mappings(name).get(0).target() == entity
                ? name
                : name.replaceFirst("\\.json$", "." + entity.entityName() + ".json");
    }

    private static boolean takes(ReadMapping mapping, String name) {
        RawRecord raw = raw(mapping, name);
        return mapping.takes(raw, mapping.parse(raw));
    }

    private static ObjectNode mapped(String name, Entity entity) {
        ReadMapping mapping =
                Fixtures.MAPPINGS.read(system(name), object(name), entity).orElseThrow();
        Struct record = mapping.apply(raw(mapping, name));
        record.validate();
        return withoutNothing(UnifiedJson.write(record));
    }

    private static RawRecord raw(ReadMapping mapping, String name) {
        String system = system(name);
        String object = object(name);
        String version = matched(name).group("version");
        String payload = text(FIXTURES.resolve(name));
        return new RawRecord(
                "acme",
                system,
                system.equals("stripe") ? "acct_1" : "4711",
                object,
                mapping.idOf(payload),
                Operation.READ,
                null,
                Fixtures.OBSERVED,
                null,
                version == null && system.equals("stripe") ? "2026-10-28.endive" : version,
                payload);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static String system(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    private static String object(String name) {
        return matched(name).group("object");
    }

    private static Matcher matched(String name) {
        Matcher matcher = NAME.matcher(name.substring(name.indexOf('/') + 1));
        assertThat(matcher.matches())
                .as("%s is named <object>[-version][-variant].json", name)
                .isTrue();
        return matcher;
    }

    /** Names such as {@code stripe/customer.json}, in order; only {@code <system>/<file>}, nothing deeper. */
    private static List<String> files(Path directory) {
        try (Stream<Path> found = Files.walk(directory, 2)) {
            return found.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
