package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/mapping.md true. */
class MappingDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "mapping.md");
    private static final Pattern BLOCK = Pattern.compile("```(?<kind>[^\\n]*)\\n(?<text>.*?)```", Pattern.DOTALL);
    private static final String INLINE = "transforms.unify.mapping.inline";

    @TempDir
    Path dir;

    /** A fenced block: what stands behind its fence, and its text. */
    private record Block(String kind, String text) {

        /** The word after others, such as {@code stripe.customer} of {@code json object stripe.customer}. */
        String last() {
            return kind.substring(kind.lastIndexOf(' ') + 1);
        }
    }

    private record Example(String title, List<Block> blocks) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Example> examples() throws IOException {
        String text = Files.readString(DOCUMENT);
        String worked = text.substring(text.indexOf("## Worked examples\n"));
        return Stream.of(worked.substring(0, worked.indexOf("\n## ")).split("\n### "))
                .skip(1)
                .map(section -> new Example(section.lines().findFirst().orElseThrow(), blocks(section)));
    }

    @Test
    void itsFirstExampleLoads() throws IOException {
        Block first = blocks(Files.readString(DOCUMENT)).get(0);
        assertThat(Mappings.withFiles(List.of(Files.writeString(dir.resolve("example.yaml"), first.text())))
                        .read("stripe", "customer"))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleDoesWhatItSays(Example example) {
        assertThat(example.blocks()).as("a mapping, an object, its record").hasSizeGreaterThanOrEqualTo(3);
        Mappings mappings = null;
        Struct record = null;
        for (Block block : example.blocks()) {
            if (block.kind().equals("yaml")) {
                mappings = Mappings.withFiles(List.of(), "example", block.text());
            } else if (block.kind().equals("json config")) {
                mappings = Mappings.withFiles(
                        List.of(),
                        INLINE,
                        Fixtures.json(block.text()).path(INLINE).asText());
            } else if (block.kind().startsWith("json object ")) {
                record = read(mappings, block);
            } else if (block.kind().equals("json record")) {
                assertHas(UnifiedJson.write(record), Fixtures.json(block.text()), "");
            } else if (block.kind().startsWith("json write ")) {
                String[] target = block.last().split("\\.");
                assertThat((JsonNode) mappings.write(target[0], target[1])
                                .orElseThrow()
                                .apply(record))
                        .isEqualTo(Fixtures.json(block.text()));
            } else {
                throw new AssertionError("What is to be done with ```" + block.kind() + "?");
            }
        }
    }

    @Test
    void itNamesEveryConverter() throws IOException {
        String text = Files.readString(DOCUMENT);
        assertThat(Converters.all().keySet())
                .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void itNamesEveryKindOfRule() throws IOException {
        String text = Files.readString(DOCUMENT);
        ReadCompiler reading = new ReadCompiler(null, null, null);
        assertThat(reading.sources())
                .allSatisfy(source -> assertThat(text).containsPattern("\\| [^|\n]*`" + source + "`[^|\n]* \\|"));
    }

    private static Struct read(Mappings mappings, Block block) {
        String[] source = block.last().split("\\.");
        ReadMapping mapping = mappings.read(source[0], source[1]).orElseThrow();
        return mapping.apply(new RawRecord(
                "acme",
                source[0],
                "1",
                source[1],
                mapping.idOf(block.text()),
                Operation.READ,
                null,
                Fixtures.OBSERVED,
                null,
                null,
                block.text()));
    }

    /** What the example shows is there; what it does not show may be there too. */
    private static void assertHas(JsonNode actual, ObjectNode shown, String path) {
        shown.properties().forEach(field -> {
            JsonNode found = actual.path(field.getKey());
            if (field.getValue() instanceof ObjectNode inner && !field.getKey().equals("custom_fields")) {
                assertHas(found, inner, path + field.getKey() + ".");
            } else {
                assertThat(found).as(path + field.getKey()).isEqualTo(field.getValue());
            }
        });
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group("kind"), matcher.group("text")));
        }
        return blocks;
    }
}
