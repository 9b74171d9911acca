package io.connectivityfabric.connect.config;

import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Adds the settings of one group to a {@link ConfigDef}, in the order in which user interfaces show them. */
public final class ConfigGroup {
    private final ConfigDef definition;
    private final String name;
    private int order;

    public ConfigGroup(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /** Adds a setting that must be given. */
    public ConfigGroup required(String key, Type type, Validator validator, String documentation) {
        return add(key, type, ConfigDef.NO_DEFAULT_VALUE, validator, Importance.HIGH, null, documentation);
    }

    /** Adds a setting with a default; {@code null} means that it may stay unset. */
    public ConfigGroup optional(
            String key, Type type, Object standard, Validator validator, Importance importance, String documentation) {
        return add(key, type, standard, validator, importance, null, documentation);
    }

    /** Adds a setting with a default whose allowed values are suggested to the user. */
    public ConfigGroup choice(
            String key,
            Type type,
            Object standard,
            Validator validator,
            Importance importance,
            Recommender recommender,
            String documentation) {
        return add(key, type, standard, validator, importance, recommender, documentation);
    }

    private ConfigGroup add(
            String key,
            Type type,
            Object standard,
            Validator validator,
            Importance importance,
            Recommender recommender,
            String documentation) {
        definition.define(
                key,
                type,
                standard,
                validator,
                importance,
                documentation,
                name,
                order++,
                width(type),
                displayName(key),
                recommender);
        return this;
    }

    private static Width width(Type type) {
        return switch (type) {
            case STRING, LIST, PASSWORD -> Width.LONG;
            default -> Width.SHORT;
        };
    }

    /** "http.read.timeout.ms" is shown as "Http read timeout ms". */
    private static String displayName(String key) {
        String words = key.replace('.', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
