package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.MappingLoadException;
import io.connectivityfabric.mapping.Mappings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Settings of {@link Unify}. */
final class UnifyConfig extends AbstractConfig {

    static final String TOPIC_FORMAT = "topic.format";
    static final String TOPIC_FORMAT_DEFAULT = "unified.${entity}.${version}";
    static final String ON_UNMAPPED = "on.unmapped";
    static final String MAPPING_PATHS = "mapping.paths";
    static final String MAPPING_INLINE = "mapping.inline";
    static final String SYSTEM = "system";
    static final String OBJECT = "object";
    static final String TENANT = "tenant";
    static final String ACCOUNT = "account";

    private static final String DEFAULT = "default";
    private static final String OUTPUT_GROUP = "Output";
    private static final String MAPPING_GROUP = "Mapping";
    private static final String BARE_GROUP = "Objects without an envelope";

    static final ConfigDef DEF = new ConfigDef()
            .define(
                    TOPIC_FORMAT,
                    Type.STRING,
                    TOPIC_FORMAT_DEFAULT,
                    ConfigDef.LambdaValidator.with(
                            UnifyConfig::checkTopic,
                            () -> "topic name with ${tenant}, ${entity}, ${version}, ${system}"),
                    Importance.MEDIUM,
                    "Topic of unified records. ${tenant}, ${entity}, ${version} (of the entity's schema: v1) and ${system} stand for"
                            + " what the record is.",
                    OUTPUT_GROUP,
                    1,
                    Width.LONG,
                    "Topic")
            .define(
                    ON_UNMAPPED,
                    Type.STRING,
                    "pass",
                    ConfigDef.ValidString.in(OnUnmapped.names().toArray(String[]::new)),
                    Importance.MEDIUM,
                    "What becomes of a record that no mapping is for: it goes on as it is (pass), is filtered out (drop),"
                            + " or fails (fail). Heartbeats, deletions without a value and records marked to stay raw"
                            + " always go on.",
                    OUTPUT_GROUP,
                    2,
                    Width.SHORT,
                    "Records without a mapping")
            .define(
                    MAPPING_PATHS,
                    Type.LIST,
                    List.of(),
                    ConfigDef.LambdaValidator.with(
                            UnifyConfig::checkMappings, () -> "mapping files or directories of them"),
                    Importance.MEDIUM,
                    "Mapping files on the worker, or directories of them, that replace or extend the built-in ones.",
                    MAPPING_GROUP,
                    1,
                    Width.LONG,
                    "Mapping files")
            .define(
                    MAPPING_INLINE,
                    Type.STRING,
                    "",
                    null,
                    Importance.MEDIUM,
                    "Mapping files as text, right here: YAML, with --- between several. Most often a few rules laid over a"
                            + " built-in mapping, such as {id: acme.customer, version: 1, extends: stripe.customer, read:"
                            + " {job_title: metadata.title}}. They can extend those of " + MAPPING_PATHS + " too.",
                    MAPPING_GROUP,
                    2,
                    Width.LONG,
                    "Mapping text",
                    new InlineMappings())
            .define(
                    SYSTEM,
                    Type.STRING,
                    null,
                    Importance.LOW,
                    "For records whose value is a provider's bare JSON object: the system it is from, such as stripe."
                            + " RawRecords say so themselves.",
                    BARE_GROUP,
                    1,
                    Width.SHORT,
                    "System")
            .define(
                    OBJECT,
                    Type.STRING,
                    null,
                    Importance.LOW,
                    "For records whose value is a provider's bare JSON object: what it is, such as customer.",
                    BARE_GROUP,
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
                    BARE_GROUP,
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
                    BARE_GROUP,
                    4,
                    Width.SHORT,
                    "Account");

    UnifyConfig(Map<String, ?> props) {
        super(DEF, props, false);
        InlineMappings.check(getList(MAPPING_PATHS), getString(MAPPING_INLINE));
        if (hasText(SYSTEM) != hasText(OBJECT)) {
            String missing = hasText(SYSTEM) ? OBJECT : SYSTEM;
            throw new ConfigException(missing, null, "set '" + SYSTEM + "' and '" + OBJECT + "' both, or neither");
        }
        if (hasText(SYSTEM)
                && mappings().read(getString(SYSTEM), getString(OBJECT)).isEmpty()) {
            throw new ConfigException(
                    OBJECT,
                    getString(OBJECT),
                    "there is no mapping for " + getString(SYSTEM) + "." + getString(OBJECT) + "; known are "
                            + String.join(", ", mappings().readable()));
        }
    }

    TopicFormat topic() {
        return new TopicFormat(getString(TOPIC_FORMAT));
    }

    OnUnmapped onUnmapped() {
        return OnUnmapped.of(getString(ON_UNMAPPED));
    }

    Mappings mappings() {
        return InlineMappings.load(getList(MAPPING_PATHS), getString(MAPPING_INLINE));
    }

    /** Who objects without an envelope are; null if there are to be none. */
    BareObjects bareObjects() {
        return hasText(SYSTEM)
                ? new BareObjects(getString(TENANT), getString(SYSTEM), getString(ACCOUNT), getString(OBJECT))
                : null;
    }

    private boolean hasText(String key) {
        return getString(key) != null && !getString(key).isBlank();
    }

    private static void checkTopic(String name, Object value) {
        try {
            new TopicFormat((String) value);
        } catch (IllegalArgumentException fault) {
            throw new ConfigException(name, value, "it " + fault.getMessage());
        }
    }

    private static void checkMappings(String name, Object value) {
        if (!(value instanceof List<?> list)) {
            return;
        }
        try {
            InlineMappings.load(list, "");
        } catch (MappingLoadException fault) {
            throw new ConfigException(name, value, fault.getMessage());
        }
    }
}
