package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Compiles rules that turn fields of a unified entity into what a provider takes. */
final class WriteCompiler extends RuleCompiler {

    private static final Set<String> SOURCES = Set.of("path", "const", "first", "join", "full_name", "each", "rest");
    private static final Set<ValueType> WRITABLE = Set.of(
            ValueType.TEXT,
            ValueType.BOOLEAN,
            ValueType.NUMBER,
            ValueType.FRACTION,
            ValueType.TEXT_LIST,
            ValueType.OBJECT);
    private static final Map<ValueType, String> HOW_TO_WRITE = Map.of(
            ValueType.RECORD, "Name a field inside it, or give it a shared mapping with 'use'.",
            ValueType.RECORDS, "Write {each: path, use: shared mapping}.",
            ValueType.TEXT_MAP, "Write {rest: path, allow: [keys]}.");

    private final Tables tables;
    private final Shared shared;
    private final Entity entity;
    private final Here here;
    private final List<String> never;
    private final Set<String> fields;

    /**
     * Where relative paths start.
     *
     * @param field unified path with a dot at its end, empty for the entity itself
     */
    private record Here(String field, Schema schema) {}

    WriteCompiler(Tables tables, Shared shared, Entity entity, List<String> never) {
        this(tables, shared, entity, never, new Here("", entity.schema()), new TreeSet<>());
    }

    private WriteCompiler(
            Tables tables, Shared shared, Entity entity, List<String> never, Here here, Set<String> fields) {
        super(tables);
        this.tables = tables;
        this.shared = shared;
        this.entity = entity;
        this.never = never;
        this.here = here;
        this.fields = fields;
    }

    /** Unified fields whose values are written, as paths; to be called when all rules are compiled. */
    Set<String> fields() {
        return fields;
    }

    ObjectBuilder object(YamlNode.Block rules) {
        List<ObjectBuilder.Assignment> own = new ArrayList<>();
        List<ObjectBuilder.Assignment> rests = new ArrayList<>();
        rules.entries().forEach((target, rule) -> {
            boolean rest = Yaml.rule(rule).get("rest") != null;
            (rest ? rests : own).add(assignment(rules.at(target), target, Yaml.rule(rule)));
        });
        // The rest last: it gives way to rules for keys of their own.
        own.addAll(rests);
        own.forEach(assignment -> checkRoom(assignment, own, rules));
        return new ObjectBuilder(own);
    }

    /** What is written as a single value cannot have something written inside it too. */
    private static void checkRoom(
            ObjectBuilder.Assignment inner, List<ObjectBuilder.Assignment> all, YamlNode.Block rules) {
        for (ObjectBuilder.Assignment outer : all) {
            int depth = outer.path().size();
            if (!outer.makesObject()
                    && depth < inner.path().size()
                    && inner.path().subList(0, depth).equals(outer.path())) {
                throw rules.at(inner.target())
                        .fault(
                                "'" + inner.target() + "' is inside '" + outer.target()
                                        + "', which another rule writes as a single value.",
                                "Remove one of the two.");
            }
        }
    }

    private ObjectBuilder.Assignment assignment(Place place, String target, YamlNode.Block rule) {
        PathText path = parse(target, place);
        if (path.fromRoot() || path.segments().stream().anyMatch(Integer.class::isInstance)) {
            throw place.fault("'" + target + "' cannot be written to.", "Name keys from the outside in: address.city.");
        }
        for (String forbidden : never) {
            if (target.equals(forbidden) || target.startsWith(forbidden + ".")) {
                throw place.fault("'" + target + "' is in 'never_write'.", "Remove this rule.");
            }
        }
        Compiled compiled = compile(rule, Target.json(target));
        if (!WRITABLE.contains(compiled.type())) {
            throw place.fault(
                    "'" + target + "' would be written as " + compiled.type().words() + ".",
                    HOW_TO_WRITE.getOrDefault(
                            compiled.type(),
                            "Add a converter: one of " + String.join(", ", Converters.taking(compiled.type())) + "."));
        }
        Condition blanks = rule.get("fill_blanks") == null ? null : blanks(rule.get("fill_blanks"));
        return new ObjectBuilder.Assignment(
                target,
                path.segments(),
                compiled.expr(),
                compiled.type() == ValueType.OBJECT,
                Yaml.flag(rule, "required"),
                blanks);
    }

    private Condition blanks(YamlNode path) {
        Located located = path(Yaml.text(path, "fill_blanks"), path.place(), true);
        if (located.type() != ValueType.BOOLEAN) {
            throw path.place()
                    .fault("'fill_blanks' names a field that is true or false.", "For instance name_derived.");
        }
        return Condition.in(located.at(), Set.of("true"));
    }

    @Override
    Located path(String text, Place place, boolean consultedOnly) {
        PathText path = parse(text, place);
        Schema schema = path.fromRoot() ? entity.schema() : here.schema();
        for (Object segment : path.segments()) {
            schema = step(schema, segment, text, place);
        }
        if (!consultedOnly) {
            fields.add(path.fromRoot() ? path.text().substring("$.".length()) : here.field() + path.text());
        }
        return new Located(new Expr.At(new StructPath(path.segments()), path), ValueType.of(schema), schema);
    }

    private static Schema step(Schema schema, Object segment, String path, Place place) {
        if (segment instanceof Integer && schema.type() == Schema.Type.ARRAY) {
            return schema.valueSchema();
        }
        if (segment instanceof String && schema.type() == Schema.Type.MAP) {
            return schema.valueSchema();
        }
        if (segment instanceof String name && schema.type() == Schema.Type.STRUCT) {
            Field field = schema.field(name);
            if (field != null) {
                return field.schema();
            }
            throw place.fault(
                    "the unified record has no '" + path + "'.",
                    Suggestions.didYouMean(name, ReadCompiler.names(schema)));
        }
        throw place.fault("the unified record has no '" + path + "'.");
    }

    private static PathText parse(String text, Place place) {
        try {
            return PathText.parse(text);
        } catch (IllegalArgumentException fault) {
            throw place.fault("the path '" + text + "' " + fault.getMessage() + ".");
        }
    }

    @Override
    Set<String> sources() {
        return SOURCES;
    }

    @Override
    String vocabularyAt(String path, Place place) {
        return entity.vocabularyOf(fieldAt(path, place)).orElse(null);
    }

    /** The unified field at a path; of an entry of a list that of the list. */
    private String fieldAt(String text, Place place) {
        PathText path = parse(text, place);
        String field = path.segments().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("."));
        return path.fromRoot() ? field : here.field() + field;
    }

    @Override
    boolean reads() {
        return false;
    }

    @Override
    Set<String> ownModifiers() {
        return Set.of("allow", "fill_blanks");
    }

    @Override
    Compiled part(String source, YamlNode.Block rule, Target target) {
        return switch (source) {
            case "use" -> use(rule, target);
            case "each" -> each(rule, target);
            case "rest" -> rest(rule, target);
            default -> throw rule.at(source).fault("'" + source + "' is not for writing.");
        };
    }

    private Compiled use(YamlNode.Block rule, Target target) {
        YamlNode path = rule.get("path");
        Located located = path(Yaml.text(path, "path"), path.place(), true);
        if (located.type() != ValueType.RECORD) {
            throw path.place()
                    .fault(
                            "'use' takes a record, but '" + Yaml.text(path, "path") + "' is "
                                    + located.type().words() + ".",
                            "Name a record, such as address.");
        }
        ObjectBuilder record = record(rule, target, path, located.schema());
        return new Compiled(new WriteParts.Use(located.at(), record), ValueType.OBJECT, true);
    }

    private Compiled each(YamlNode.Block rule, Target target) {
        YamlNode path = rule.get("each");
        Located located = path(Yaml.text(path, "each"), path.place(), true);
        if (located.type() != ValueType.RECORDS || rule.get("use") == null) {
            throw path.place()
                    .fault(
                            "'each' takes a list of records, and 'use': the shared mapping of one entry.",
                            "For instance {each: lines, use: acme.line}.");
        }
        ObjectBuilder record = record(rule, target, path, located.schema().valueSchema());
        return new Compiled(new WriteParts.Each(located.at(), record), ValueType.OBJECT, true);
    }

    private ObjectBuilder record(YamlNode.Block rule, Target target, YamlNode path, Schema schema) {
        String field = fieldAt(Yaml.text(path, "path"), path.place());
        Here inside = new Here(field.isEmpty() || field.endsWith(".") ? field : field + ".", schema);
        return new WriteCompiler(tables, shared.opened(rule.get("use")), entity, neverBelow(target), inside, fields)
                .object(shared.fields(rule.get("use"), "write"));
    }

    /** What no rule inside a target may write. */
    private List<String> neverBelow(Target target) {
        String prefix = target.field().equals(".") ? "" : target.field() + ".";
        return never.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private Compiled rest(YamlNode.Block rule, Target target) {
        YamlNode path = rule.get("rest");
        Located located = path(Yaml.text(path, "rest"), path.place(), true);
        if (located.type() != ValueType.TEXT_MAP) {
            throw path.place().fault("'rest' takes a map of texts.", "For instance custom_fields.");
        }
        if (rule.get("allow") == null) {
            throw path.place()
                    .fault(
                            "'rest' needs 'allow' in a write: the keys that may go out.",
                            "For instance allow: [plan, \"crm_*\"].");
        }
        List<String> allow = Yaml.sequence(rule.get("allow"), "allow").items().stream()
                .map(key -> Yaml.text(key, "allow"))
                .toList();
        List<String> forbidden = new ArrayList<>(KeyPatterns.RESERVED);
        forbidden.addAll(neverBelow(target));
        return new Compiled(
                new WriteParts.Rest(located.at(), new KeyPatterns(allow), new KeyPatterns(forbidden)),
                ValueType.OBJECT,
                true);
    }
}
