package io.connectivityfabric.transforms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of a record that cannot be mapped. */
enum OnError {
    /** It fails, and Connect does with it as it is told by {@code errors.tolerance}. */
    FAIL,
    /** It goes to another topic as it is. */
    ERRORS_TOPIC;

    static OnError of(String name) {
        return Arrays.stream(values())
                .filter(value -> value.configName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String configName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(OnError::configName).toList();
    }
}
