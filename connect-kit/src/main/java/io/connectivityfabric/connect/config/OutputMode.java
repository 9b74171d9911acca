package io.connectivityfabric.connect.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a source connector emits for each object. */
public enum OutputMode {
    /** The provider's object in its envelope, untouched by Unify. */
    RAW,
    /** One record for Unify to turn into a unified record. */
    UNIFIED,
    /** Each object twice in one transaction: raw and for Unify. */
    BOTH;

    /** The name in configurations. */
    public String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode with the given name in configurations. */
    public static OutputMode of(String configName) {
        return valueOf(configName.toUpperCase(Locale.ROOT));
    }

    /** All names in configurations. */
    public static List<String> configNames() {
        return Arrays.stream(values()).map(OutputMode::configName).toList();
    }

    public boolean raw() {
        return this != UNIFIED;
    }

    public boolean unified() {
        return this != RAW;
    }
}
