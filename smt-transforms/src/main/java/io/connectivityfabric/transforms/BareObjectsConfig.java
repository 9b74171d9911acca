package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.Suggestions;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Settings of {@link Unify} for a provider's objects that come without an envelope. */
final class BareObjectsConfig {

    static final String SYSTEM = "system";
    static final String OBJECT = "object";
    static final String TENANT = "tenant";
    static final String ACCOUNT = "account";

    private static final String DEFAULT = "default";
    private static final String GROUP = "Objects without an envelope";

    private final AbstractConfig config;

    BareObjectsConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds this group's settings to the transform's. */
    static void define(ConfigDef definition) {
        definition
                .define(
                        SYSTEM,
                        Type.STRING,
                        null,
                        Importance.LOW,
                        "For records whose value is a provider's bare JSON object: the system it is from, such as stripe."
                                + " RawRecords say so themselves.",
                        GROUP,
                        1,
                        Width.SHORT,
                        "System")
                .define(
                        OBJECT,
                        Type.STRING,
                        null,
                        Importance.LOW,
                        "For records whose value is a provider's bare JSON object that does not say what it is: what it is, such as"
                                + " contact. Stripe's objects and HubSpot's webhook items say so themselves.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Object")
                .define(
                        TENANT,
                        Type.STRING,
                        DEFAULT,
                        new ConfigDef.NonEmptyString(),
                        Importance.LOW,
                        "For records whose value is a provider's bare JSON object: whose it is.",
                        GROUP,
                        3,
                        Width.SHORT,
                        "Tenant")
                .define(
                        ACCOUNT,
                        Type.STRING,
                        DEFAULT,
                        new ConfigDef.NonEmptyString(),
                        Importance.LOW,
                        "For records whose value is a provider's bare JSON object: the account it is from.",
                        GROUP,
                        4,
                        Width.SHORT,
                        "Account");
    }

    /** Whether there are to be such objects. */
    boolean given() {
        return hasText(SYSTEM);
    }

    /** Who they are, if there are to be any. */
    BareObjects objects(Mappings mappings) {
        return new BareObjects(
                mappings,
                config.getString(TENANT),
                config.getString(SYSTEM),
                config.getString(ACCOUNT),
                hasText(OBJECT) ? config.getString(OBJECT) : null);
    }

    /** Sees to it that there are mappings for them. */
    void check(Mappings mappings) {
        if (!given()) {
            if (hasText(OBJECT)) {
                throw new ConfigException(SYSTEM, null, "set '" + SYSTEM + "' beside '" + OBJECT + "'");
            }
            return;
        }
        String system = config.getString(SYSTEM);
        Set<String> systems = new TreeSet<>();
        mappings.readable().forEach(known -> systems.add(known.substring(0, known.indexOf('.'))));
        if (!systems.contains(system)) {
            throw new ConfigException(SYSTEM, system, "is unknown. " + Suggestions.didYouMean(system, systems));
        }
        if (hasText(OBJECT) && mappings.read(system, config.getString(OBJECT)).isEmpty()) {
            String object = system + "." + config.getString(OBJECT);
            throw new ConfigException(
                    OBJECT,
                    config.getString(OBJECT),
                    "there is no mapping for " + object + ". " + Suggestions.didYouMean(object, mappings.readable()));
        }
        if (!hasText(OBJECT) && !mappings.tellApart(system)) {
            throw new ConfigException(OBJECT, null, "is needed: objects of " + system + " do not say what they are");
        }
    }

    private boolean hasText(String key) {
        return config.getString(key) != null && !config.getString(key).isBlank();
    }
}
