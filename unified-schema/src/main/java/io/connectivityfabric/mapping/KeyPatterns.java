package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A set of keys, given by name or, with {@code *} at the end, by how they begin. */
final class KeyPatterns {

    /** Keys that carry our own marks on a provider's objects, and secrets: never a custom field. */
    static final List<String> RESERVED = Stream.concat(Stream.of("fabric_*", "unified_*"), Secrets.NAMES.stream())
            .toList();

    private final Set<String> names = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    KeyPatterns(List<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.endsWith("*")) {
                beginnings.add(pattern.substring(0, pattern.length() - 1));
            } else {
                names.add(pattern);
            }
        }
    }

    boolean match(String key) {
        if (names.contains(key)) {
            return true;
        }
        for (String beginning : beginnings) {
            if (key.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Those given by name. */
    Set<String> names() {
        return names;
    }
}
