package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/mapping.md true. */
class MappingDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "mapping.md");

    @TempDir
    Path dir;

    @Test
    void itsExampleLoads() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();
        Path example =
                Files.writeString(dir.resolve("example.yaml"), text.substring(start, text.indexOf("```", start)));
        assertThat(Mappings.withFiles(List.of(example)).read("stripe", "customer"))
                .isPresent();
    }

    @Test
    void itNamesEveryConverter() throws IOException {
        String text = Files.readString(DOCUMENT);
        assertThat(Converters.all().keySet())
                .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }
}
