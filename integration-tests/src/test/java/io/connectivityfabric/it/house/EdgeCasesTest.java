package io.connectivityfabric.it.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The edge cases of the unified model have numbers, and each a test that is tagged with it: {@code @Tag("edge-17")}. What
 * they are is listed in {@code docs/edge-cases.md}.
 */
class EdgeCasesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path LIST = ROOT.resolve("docs/edge-cases.md");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"edge-(\\d+)\"\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final int LAST = 76;

    @Test
    void everyCaseHasATest() {
        assertThat(tagged()).isEqualTo(all());
    }

    @Test
    void everyCaseIsInTheList() {
        assertThat(inOrder(numbers(ROW, text(LIST)))).isEqualTo(all());
    }

    private static Set<Integer> all() {
        return inOrder(IntStream.rangeClosed(1, LAST).boxed());
    }

    private static Set<Integer> inOrder(Stream<Integer> numbers) {
        return numbers.collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> tagged() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return inOrder(files.filter(EdgeCasesTest::isTest).flatMap(file -> numbers(TAG, text(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/test/java/") && path.endsWith(".java");
    }

    private static Stream<Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> Integer.valueOf(found.group(1)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
