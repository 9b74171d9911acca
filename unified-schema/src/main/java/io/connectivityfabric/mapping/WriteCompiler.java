package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Compiles rules that turn fields of a unified entity into what a provider takes. */
final class WriteCompiler extends RuleCompiler {

    private static final Set<String> SOURCES = Set.of("path", "const", "first", "join", "full_name", "each", "rest");
    private static final Set<ValueType> WRITABLE = Set.of(
            ValueType.TEXT,
            ValueType.BOOLEAN,
            ValueType.NUMBER,
            ValueType.TEXT_LIST,
            ValueType.RECORD,
            ValueType.RECORDS,
            ValueType.TEXT_MAP);

    private final Tables tables;
    private final Shared shared;
    private final Entity entity;
    private final Schema here;
    private final List<String> never;

    WriteCompiler(Tables tables, Shared shared, Entity entity, List<String> never) {
        this(tables, shared, entity, never, entity.schema());
    }

    private WriteCompiler(Tables tables, Shared shared, Entity entity, List<String> never, Schema here) {
        super(tables);
        this.tables = tables;
        this.shared = shared;
        this.entity = entity;
        this.never = never;
        this.here = here;
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
        return new ObjectBuilder(own);
    }

    private ObjectBuilder.Assignment assignment(Place place, String target, YamlNode.Block rule) {
        PathText path = parse(target, place);
        if (path.fromRoot() || path.segments().stream().anyMatch(Integer.class::isInstance)) {
            throw place.fault("'" + target + "' cannot be written to: name keys from the outside in.");
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
                    "Add a converter that makes text of it, or name a field inside it.");
        }
        Condition blanks = rule.get("fill_blanks") == null ? null : blanks(rule.get("fill_blanks"));
        return new ObjectBuilder.Assignment(
                target, path.segments(), compiled.expr(), Yaml.flag(rule, "required"), blanks);
    }

    private Condition blanks(YamlNode path) {
        Located located = path(Yaml.text(path, "fill_blanks"), path.place(), true);
        if (located.type() != ValueType.BOOLEAN) {
            throw path.place().fault("'fill_blanks' names a field that is true or false.");
        }
        return Condition.in(located.at(), Set.of("true"));
    }

    @Override
    Located path(String text, Place place, boolean consultedOnly) {
        PathText path = parse(text, place);
        Schema schema = path.fromRoot() ? entity.schema() : here;
        for (Object segment : path.segments()) {
            schema = step(schema, segment, text, place);
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
    boolean reads() {
        return false;
    }

    @Override
    Set<String> ownModifiers() {
        return Set.of("fill_blanks");
    }

    @Override
    Compiled part(String source, YamlNode.Block rule, Target target) {
        return switch (source) {
            case "use" -> use(rule);
            case "each" -> each(rule);
            case "rest" -> rest(rule, target);
            default -> throw rule.at(source).fault("'" + source + "' is not for writing.");
        };
    }

    private Compiled use(YamlNode.Block rule) {
        YamlNode path = rule.get("path");
        Located located = path(Yaml.text(path, "path"), path.place(), false);
        if (located.type() != ValueType.RECORD) {
            throw path.place()
                    .fault("'use' takes a record, but '" + Yaml.text(path, "path") + "' is "
                            + located.type().words() + ".");
        }
        return new Compiled(new WriteParts.Use(located.at(), inner(rule, located.schema())), ValueType.RECORD, true);
    }

    private Compiled each(YamlNode.Block rule) {
        YamlNode path = rule.get("each");
        Located located = path(Yaml.text(path, "each"), path.place(), false);
        if (located.type() != ValueType.RECORDS || rule.get("use") == null) {
            throw path.place().fault("'each' takes a list of records, and 'use': the shared mapping of one entry.");
        }
        return new Compiled(
                new WriteParts.Each(located.at(), inner(rule, located.schema().valueSchema())),
                ValueType.RECORDS,
                true);
    }

    private ObjectBuilder inner(YamlNode.Block rule, Schema record) {
        Shared inside = shared.opened(rule.get("use"));
        return new WriteCompiler(tables, inside, entity, List.of(), record)
                .object(shared.fields(rule.get("use"), "write"));
    }

    private Compiled rest(YamlNode.Block rule, Target target) {
        YamlNode path = rule.get("rest");
        Located located = path(Yaml.text(path, "rest"), path.place(), false);
        if (located.type() != ValueType.TEXT_MAP) {
            throw path.place().fault("'rest' takes a map of texts, such as custom_fields.");
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
        String prefix = target.field().equals(".") ? "" : target.field() + ".";
        never.stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> forbidden.add(key.substring(prefix.length())));
        return new Compiled(
                new WriteParts.Rest(located.at(), new KeyPatterns(allow), new KeyPatterns(forbidden)),
                ValueType.TEXT_MAP,
                true);
    }
}
