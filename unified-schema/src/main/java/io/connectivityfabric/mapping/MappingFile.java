package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;

/** One mapping file, read and checked down to its sections. */
final class MappingFile {

    private static final List<String> KEYS = List.of(
            "id",
            "version",
            "extends",
            "uses",
            "source",
            "target",
            "alternative",
            "bare",
            "carries",
            "origin",
            "tables",
            "shared",
            "read",
            "write",
            "never_write");
    private static final Set<String> PARTS_KEYS = Set.of("id", "version", "tables", "shared");
    private static final String META = "meta.";

    private final YamlNode.Block root;
    private final Entity entity;
    private final String system;
    private final String object;
    private final YamlNode.Block source;

    private MappingFile(YamlNode.Block root) {
        this.root = root;
        this.source = Yaml.block(required("source"), "'source'");
        Yaml.checkKeys(source, List.of("system", "object", "id", "when"), "'source'");
        this.system = required(source, "system");
        this.object = required(source, "object");
        this.entity = target();
        if (!reads() && !writes()) {
            throw root.place().fault("the file has neither 'read' nor 'write'.", "Add rules under one of them.");
        }
    }

    /**
     * Takes a file that stands by itself.
     *
     * @throws MappingLoadException if it lacks something or has something unknown
     */
    static MappingFile of(YamlNode.Block root) {
        return new MappingFile(root);
    }

    /**
     * What a file calls itself.
     *
     * @throws MappingLoadException if it has no name or no version, or has an unknown key
     */
    static String id(YamlNode.Block root) {
        Yaml.checkKeys(root, KEYS, "mapping file");
        required(root, "version");
        return required(root, "id");
    }

    /** Whether a file only lends tables and shared mappings to others. */
    static boolean holdsPartsOnly(YamlNode.Block root) {
        return (root.get("tables") != null || root.get("shared") != null)
                && PARTS_KEYS.containsAll(root.entries().keySet());
    }

    /** What a file says about objects without an envelope. */
    static BareRules compileBare(YamlNode.Block root, Peers peers) {
        return BareRules.compile(root, new ReadCompiler(Tables.of(root, peers), Shared.of(root), Entity.EVENT));
    }

    /** Whether what a file maps are events. */
    static boolean isOfEvents(YamlNode.Block root) {
        return root.get("target") instanceof YamlNode.Scalar target
                && target.text().equals(Entity.EVENT.recordName());
    }

    /** System and object, such as {@code stripe.customer}. */
    String subject() {
        return system + "." + object;
    }

    /** The entity that it is about. */
    Entity entity() {
        return entity;
    }

    /** Whether its entity is what the object is, if nobody asks for another one. */
    boolean isPrimary() {
        return !Yaml.flag(root, "alternative");
    }

    boolean reads() {
        return root.get("read") != null;
    }

    boolean writes() {
        return root.get("write") != null;
    }

    /**
     * @param peers the mappings that this one will be among
     */
    ReadMapping compileRead(Peers peers) {
        Schema schema = entity.schema();
        Schema meta = schema.field("meta").schema();
        YamlNode.Block read = Yaml.block(root.get("read"), "'read'");
        ReadCompiler compiler = new ReadCompiler(Tables.of(root, peers), Shared.of(root), entity);
        YamlNode.Block own = split(read, false);
        YamlNode.Block metaRules = split(read, true);
        checkMeta(metaRules);
        Expr id = compiler.compile(
                        source.get("id") == null ? new YamlNode.Scalar("id", source.place()) : source.get("id"),
                        new Target("id", Schema.OPTIONAL_STRING_SCHEMA, null))
                .expr();
        Expr origin = root.get("origin") == null
                ? null
                : compiler.path(Yaml.text(root.get("origin"), "origin"), root.at("origin"), false)
                        .at();
        YamlNode deletedRule = metaRules.get("deleted");
        Expr deleted = deletedRule == null
                ? null
                : compiler.compile(deletedRule, new Target("meta.deleted", Schema.OPTIONAL_BOOLEAN_SCHEMA, null))
                        .expr();
        Condition takes =
                source.get("when") == null ? null : new ConditionCompiler(compiler).compile(source.get("when"));
        Carried carries = root.get("carries") == null ? null : Carried.compile(root.get("carries"), compiler);
        RecordBuilder fields = compiler.record(own, schema, "", Set.of("meta"));
        RecordBuilder metaFields = compiler.record(metaRules, meta, META, MetaBuilder.FROM_ENVELOPE);
        MetaBuilder metaBuilder = new MetaBuilder(meta, metaFields, origin, id(root) + "@" + required(root, "version"));
        return new ReadMapping(subject(), entity, fields, metaBuilder, takes, carries, deleted, id, compiler.finish());
    }

    WriteMapping compileWrite(Peers peers) {
        List<String> never = root.get("never_write") == null
                ? List.of()
                : Yaml.sequence(root.get("never_write"), "never_write").items().stream()
                        .map(key -> Yaml.text(key, "never_write"))
                        .toList();
        WriteCompiler compiler = new WriteCompiler(Tables.of(root, peers), Shared.of(root), entity, never);
        ObjectBuilder builder = compiler.object(Yaml.block(root.get("write"), "'write'"));
        return new WriteMapping(subject(), entity, builder, compiler.fields());
    }

    private Entity target() {
        String target = required(root, "target");
        return Entity.ofRecord(target)
                .orElseThrow(() -> root.at("target")
                        .fault(
                                "unknown target '" + target + "'.",
                                Suggestions.didYouMean(
                                        target,
                                        Arrays.stream(Entity.values())
                                                .map(Entity::recordName)
                                                .toList())));
    }

    private YamlNode required(String key) {
        YamlNode node = root.get(key);
        if (node == null) {
            throw root.place().fault("the file has no '" + key + "'.");
        }
        return node;
    }

    private static String required(YamlNode.Block block, String key) {
        YamlNode node = block.get(key);
        if (node == null) {
            throw block.place().fault("'" + key + "' is missing.");
        }
        return Yaml.text(node, key);
    }

    private static YamlNode.Block split(YamlNode.Block rules, boolean meta) {
        Map<String, YamlNode> entries = new TreeMap<>();
        Map<String, Place> keys = new TreeMap<>();
        rules.entries().forEach((name, rule) -> {
            if (name.startsWith(META) == meta) {
                String field = meta ? name.substring(META.length()) : name;
                entries.put(field, rule);
                keys.put(field, rules.at(name));
            }
        });
        return new YamlNode.Block(entries, keys, rules.place());
    }

    private static void checkMeta(YamlNode.Block rules) {
        rules.entries().keySet().forEach(field -> {
            if (!MetaBuilder.MAPPABLE.contains(field)) {
                throw rules.at(field)
                        .fault(
                                "'meta." + field + "' is not for a mapping to fill: it comes with the record, or does"
                                        + " not exist.",
                                Suggestions.didYouMean(field, MetaBuilder.MAPPABLE));
            }
        });
    }
}
