package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.MappingLoadException;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.Suggestions;
import io.connectivityfabric.mapping.Unifier;
import io.connectivityfabric.unified.Entity;
import java.util.Arrays;
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
    static final String ENTITIES = "entities";
    static final String RAW_PASSTHROUGH = "raw.passthrough";
    static final String ON_ERROR = "on.error";
    static final String ERRORS_TOPIC = "errors.topic";
    static final String MAPPING_PATHS = "mapping.paths";
    static final String MAPPING_INLINE = "mapping.inline";

    private static final String OUTPUT_GROUP = "Output";
    private static final String MAPPING_GROUP = "Mapping";

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
                    ENTITIES,
                    Type.LIST,
                    List.of(),
                    ConfigDef.LambdaValidator.with(UnifyConfig::checkEntities, () -> "names of unified entities"),
                    Importance.MEDIUM,
                    "Which unified entities are wanted, such as customer,company: a record becomes the first of them that"
                            + " its object can be, or that the object can be which it carries, if it is an event. Objects"
                            + " that can be none of them are treated as on.unmapped says. Empty: every object becomes"
                            + " what it mainly is.",
                    OUTPUT_GROUP,
                    3,
                    Width.MEDIUM,
                    "Wanted entities")
            .define(
                    RAW_PASSTHROUGH,
                    Type.BOOLEAN,
                    false,
                    Importance.LOW,
                    "Whether unified records have the provider's JSON in meta.raw_json, without secrets.",
                    OUTPUT_GROUP,
                    4,
                    Width.SHORT,
                    "Provider's JSON")
            .define(
                    ON_ERROR,
                    Type.STRING,
                    OnError.FAIL.configName(),
                    ConfigDef.ValidString.in(OnError.names().toArray(String[]::new)),
                    Importance.MEDIUM,
                    "What becomes of a record that cannot be mapped: it fails (fail), and errors.tolerance says how the"
                            + " connector goes on; or, on the source side, it goes untouched to errors.topic, with the"
                            + " reason in headers (errors-topic).",
                    OUTPUT_GROUP,
                    5,
                    Width.SHORT,
                    "Records that cannot be mapped")
            .define(
                    ERRORS_TOPIC,
                    Type.STRING,
                    null,
                    Importance.LOW,
                    "For on.error=errors-topic: where the record goes. Unset: the record's own topic with its last part"
                            + " replaced by 'errors', such as stripe.errors for stripe.customers.",
                    OUTPUT_GROUP,
                    6,
                    Width.LONG,
                    "Topic of errors")
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
                    new InlineMappings());

    static {
        BareObjectsConfig.define(DEF);
    }

    private final Mappings mappings;
    private final BareObjectsConfig bare;

    UnifyConfig(Map<String, ?> props) {
        super(DEF, props, false);
        InlineMappings.check(getList(MAPPING_PATHS), getString(MAPPING_INLINE));
        mappings = InlineMappings.load(getList(MAPPING_PATHS), getString(MAPPING_INLINE));
        bare = new BareObjectsConfig(this);
        bare.check(mappings);
        if (hasText(ERRORS_TOPIC) && !errorsGoToTopic()) {
            throw new ConfigException(
                    ERRORS_TOPIC,
                    getString(ERRORS_TOPIC),
                    "says nothing without " + ON_ERROR + "=" + OnError.ERRORS_TOPIC.configName());
        }
    }

    Unifier unifier() {
        return new Unifier(
                mappings,
                getList(ENTITIES).stream()
                        .map(name -> Entity.ofName(name.strip()).orElseThrow())
                        .toList());
    }

    boolean passRaw() {
        return getBoolean(RAW_PASSTHROUGH);
    }

    /** Where records go that cannot be mapped; null if they fail. */
    ErrorsTopic errorsTopic() {
        return errorsGoToTopic() ? new ErrorsTopic(hasText(ERRORS_TOPIC) ? getString(ERRORS_TOPIC) : null) : null;
    }

    private boolean errorsGoToTopic() {
        return OnError.of(getString(ON_ERROR)) == OnError.ERRORS_TOPIC;
    }

    TopicFormat topic() {
        return new TopicFormat(getString(TOPIC_FORMAT));
    }

    OnUnmapped onUnmapped() {
        return OnUnmapped.of(getString(ON_UNMAPPED));
    }

    Mappings mappings() {
        return mappings;
    }

    /** Who objects without an envelope are; null if there are to be none. */
    BareObjects bareObjects() {
        return bare.given() ? bare.objects(mappings) : null;
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

    private static void checkEntities(String name, Object value) {
        if (!(value instanceof List<?> list)) {
            return;
        }
        List<String> known =
                Arrays.stream(Entity.values()).map(Entity::entityName).toList();
        for (Object entity : list) {
            String text = ((String) entity).strip();
            if (!known.contains(text)) {
                throw new ConfigException(
                        name, value, "there is no entity '" + text + "'. " + Suggestions.didYouMean(text, known));
            }
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
