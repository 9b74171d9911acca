package io.connectivityfabric.transforms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of a record that no mapping is for. */
enum OnUnmapped {
    /** It goes on as it is. */
    PASS,
    /** It is filtered out. */
    DROP,
    /** It fails. */
    FAIL;

    static OnUnmapped of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static List<String> names() {
        return Arrays.stream(values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
