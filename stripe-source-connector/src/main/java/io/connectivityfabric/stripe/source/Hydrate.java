package io.connectivityfabric.stripe.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether the object of an event is read again in the version of the lists. */
enum Hydrate {
    /** The event's own object, in the event's own version. */
    NEVER,
    /** Only if the event has another version. */
    ON_VERSION_MISMATCH,
    /** Always. */
    ALWAYS;

    String configName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Hydrate of(String configName) {
        return valueOf(configName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<String> configNames() {
        return Arrays.stream(values()).map(Hydrate::configName).toList();
    }

    boolean wants(String version, String eventVersion) {
        return switch (this) {
            case NEVER -> false;
            case ON_VERSION_MISMATCH -> !version.equals(eventVersion);
            case ALWAYS -> true;
        };
    }
}
