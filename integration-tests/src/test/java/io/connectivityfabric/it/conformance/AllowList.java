package io.connectivityfabric.it.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known to be right though a document does not declare it: one regular expression a line, held against
 * {@code METHOD path REQ|RES finding}; lines that start with {@code #} are comments.
 */
record AllowList(List<Pattern> patterns) {
    AllowList {
        patterns = List.copyOf(patterns);
    }

    /** The findings that either list allows. */
    AllowList and(AllowList other) {
        return new AllowList(
                Stream.concat(patterns.stream(), other.patterns.stream()).toList());
    }

    /** Reads a list; a file that is not there allows nothing. */
    static AllowList read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new AllowList(List.of());
        }
        return new AllowList(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Pattern::compile)
                .toList());
    }

    boolean allows(String finding) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(finding).find());
    }
}
