package io.connectivityfabric.connect.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where events go. */
public enum Route {
    /** To {@code <topic.prefix>.events}, as they are. */
    EVENTS,
    /** The objects that they are about, to the topics of these. */
    STREAMS;

    /** The name in configurations. */
    public String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The route with the given name in configurations. */
    public static Route of(String configName) {
        return valueOf(configName.toUpperCase(Locale.ROOT));
    }

    static List<String> configNames() {
        return Arrays.stream(values()).map(Route::configName).toList();
    }
}
