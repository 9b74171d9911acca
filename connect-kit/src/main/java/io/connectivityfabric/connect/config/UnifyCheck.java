package io.connectivityfabric.connect.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.Config;

/** Finds a source that promises unified records but has no transform that makes them. */
public final class UnifyCheck {
    private static final String UNIFY = "io.connectivityfabric.transforms.Unify";
    /** Connect knows a plugin by its class name and by its simple name. */
    private static final Set<String> NAMES = Set.of(UNIFY, "Unify");

    private UnifyCheck() {}

    /** Adds an error to {@code output} if it needs the transform and there is none, or leaves one that is there nothing to do. */
    public static void check(Config config, Map<String, String> properties) {
        String output = properties.getOrDefault(SourceConfig.OUTPUT, OutputMode.RAW.configName());
        if (!OutputMode.configNames().contains(output) || OutputMode.of(output).unified() == present(properties)) {
            return;
        }
        String fault = OutputMode.of(output).unified()
                ? "output=" + output
                        + " needs the transform that makes unified records. Add \"transforms\": \"unify\" and"
                        + " \"transforms.unify.type\": \"" + UNIFY + "\", or set output=raw"
                : "output=" + output + " leaves " + UNIFY
                        + " nothing to do: it passes records that are to stay raw. Set"
                        + " output=unified or output=both, or take the transform away";
        config.configValues().stream()
                .filter(value -> value.name().equals(SourceConfig.OUTPUT))
                .forEach(value -> value.addErrorMessage(fault));
    }

    private static boolean present(Map<String, String> properties) {
        return Arrays.stream(properties.getOrDefault("transforms", "").split(","))
                .map(alias -> properties.get("transforms." + alias.strip() + ".type"))
                .anyMatch(type -> type != null && NAMES.contains(type.strip()));
    }
}
