package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Compiles rules that read a provider's JSON into fields of a unified entity. */
final class ReadCompiler extends RuleCompiler {

    private static final Set<String> SOURCES = Set.of(
            "path",
            "const",
            "first",
            "join",
            "full_name",
            "concat",
            "each",
            "rest",
            "entries",
            "envelope",
            "jslt",
            "sum",
            "least",
            "greatest");

    private final Tables tables;
    private final Shared shared;
    private final Entity entity;
    private final PathsRead paths;
    private final List<Object> base;
    private final List<RestOf> rests;
    private String filling = "";

    /** A rule for the rest, to be told what is taken once all rules are known. */
    private record RestOf(List<Object> parent, Set<String> taken) {}

    ReadCompiler(Tables tables, Shared shared, Entity entity) {
        this(tables, shared, entity, new PathsRead(), List.of(), new ArrayList<>());
    }

    private ReadCompiler(
            Tables tables, Shared shared, Entity entity, PathsRead paths, List<Object> base, List<RestOf> rests) {
        super(tables);
        this.tables = tables;
        this.shared = shared;
        this.entity = entity;
        this.paths = paths;
        this.base = base;
        this.rests = rests;
    }

    /** To be called when all rules are compiled. */
    PathsRead finish() {
        rests.forEach(rest -> rest.taken().addAll(paths.takenBelow(rest.parent())));
        return paths;
    }

    /**
     * Compiles the rules of a record.
     *
     * @param record path of the record in the entity with a dot at its end; empty for the entity itself
     * @param leftOut fields that something else fills
     */
    RecordBuilder record(YamlNode.Block rules, Schema schema, String record, Set<String> leftOut) {
        List<RecordBuilder.Assignment> assignments = new ArrayList<>();
        rules.entries()
                .forEach((name, rule) -> assignments.add(assignment(rules.at(name), name, rule, schema, record)));
        for (Field field : schema.fields()) {
            if (rules.get(field.name()) == null && !leftOut.contains(field.name()) && !hasDefault(field)) {
                throw rules.place()
                        .fault(
                                "no rule fills '" + record + field.name() + "', which every " + recordName(schema)
                                        + " must have.",
                                "Add one that gives "
                                        + ValueType.of(field.schema()).words() + ".");
            }
        }
        return new RecordBuilder(schema, assignments, leftOut);
    }

    private static boolean hasDefault(Field field) {
        return field.schema().isOptional() || field.schema().defaultValue() != null;
    }

    private static String recordName(Schema schema) {
        return schema.name().substring(schema.name().lastIndexOf('.') + 1);
    }

    private RecordBuilder.Assignment assignment(Place place, String name, YamlNode rule, Schema schema, String record) {
        Field field = schema.field(name);
        if (field == null) {
            List<String> known = schema.fields().stream().map(Field::name).toList();
            throw place.fault(
                    "unknown field '" + record + name + "' in " + entity.recordName() + ".",
                    Suggestions.didYouMean(name, known));
        }
        Target target = new Target(
                record + name,
                field.schema(),
                entity.vocabularyOf(record + name).orElse(null));
        MoneyCheck.check(target, rule);
        filling = target.field();
        Compiled compiled = compile(rule, target);
        filling = "";
        if (compiled.type() != target.type()) {
            throw place.fault(
                    "'" + target.field() + "' takes " + target.type().words() + ", but the rule gives "
                            + compiled.type().words() + ".",
                    "Converters for that: " + String.join(", ", Converters.giving(target.type())) + ".");
        }
        if (target.vocabulary() != null && compiled.free()) {
            throw place.fault(
                    "'" + target.field() + "' takes only values of " + target.vocabulary()
                            + ", but this rule could give any text.",
                    "Convert with 'lookup' and a table.");
        }
        // Without it the record would be none of its schema.
        boolean required = Yaml.flag(Yaml.rule(rule), "required") || !hasDefault(field);
        return new RecordBuilder.Assignment(field, compiled.expr(), required);
    }

    @Override
    Located path(String text, Place place, boolean consultedOnly) {
        PathText path = parse(text, place);
        if (path.segments().stream().anyMatch(segment -> segment instanceof String key && Secrets.isName(key))) {
            throw place.fault("'" + text + "' is a secret, which must not leave the provider.", "Remove this rule.");
        }
        paths.add(absolute(path), consultedOnly, filling);
        return new Located(new Expr.At(new JsonPath(path.segments()), path), ValueType.ANY, null);
    }

    private static PathText parse(String text, Place place) {
        try {
            return PathText.parse(text);
        } catch (IllegalArgumentException fault) {
            throw place.fault("the path '" + text + "' " + fault.getMessage() + ".");
        }
    }

    private List<Object> absolute(PathText path) {
        if (path.fromRoot()) {
            return path.segments();
        }
        List<Object> absolute = new ArrayList<>(base);
        absolute.addAll(path.segments());
        return absolute;
    }

    @Override
    Set<String> sources() {
        return SOURCES;
    }

    @Override
    String vocabularyAt(String path, Place place) {
        return null;
    }

    @Override
    boolean reads() {
        return true;
    }

    @Override
    Set<String> ownModifiers() {
        return Set.of("of", "take", "except", "keep");
    }

    @Override
    Compiled part(String source, YamlNode.Block rule, Target target) {
        return switch (source) {
            case "use" -> use(rule, target);
            case "each" -> each(rule, target);
            case "rest" -> rest(rule);
            case "concat" -> concat(rule, target);
            case "entries" -> entries(rule);
            case "envelope" -> Envelope.compile(rule.get("envelope"));
            case "jslt" -> jslt(rule);
            case "sum" -> aggregate(source, Aggregate.Kind.SUM, rule, target);
            case "least" -> aggregate(source, Aggregate.Kind.LEAST, rule, target);
            case "greatest" -> aggregate(source, Aggregate.Kind.GREATEST, rule, target);
            default -> throw rule.at(source).fault("'" + source + "' is not for reading.");
        };
    }

    private Compiled jslt(YamlNode.Block rule) {
        paths.addPart(base, true);
        return JsltExpression.compile(rule.get("jslt"));
    }

    private Compiled use(YamlNode.Block rule, Target target) {
        if (target.type() != ValueType.RECORD) {
            throw rule.at("use")
                    .fault("'use' makes a record, but '" + target.field() + "' takes "
                            + target.type().words() + ".");
        }
        Expr.At at = at(rule, "path");
        return new Compiled(new ReadParts.Use(at, part(rule, at, target, target.schema())), ValueType.RECORD, true);
    }

    private Compiled each(YamlNode.Block rule, Target target) {
        if (rule.get("take") != null) {
            return textOfEach(rule, target);
        }
        if (target.type() != ValueType.RECORDS) {
            throw rule.at("each")
                    .fault("'each' makes a list of records, but '" + target.field() + "' takes "
                            + target.type().words() + ".");
        }
        if (rule.get("use") == null) {
            throw rule.at("each")
                    .fault("'each' needs 'use', the shared mapping of one entry, or 'take', a rule for its text.");
        }
        Expr.At at = at(rule, "each");
        RecordBuilder entry = part(rule, at, target, target.schema().valueSchema());
        return new Compiled(new ReadParts.Each(at, entry), ValueType.RECORDS, true);
    }

    private Compiled aggregate(String source, Aggregate.Kind kind, YamlNode.Block rule, Target target) {
        if (rule.get("of") == null) {
            throw rule.at(source)
                    .fault("'" + source + "' needs 'of': the number of one entry.", "For instance of: amount.");
        }
        Expr.At at = at(rule, source);
        ReadCompiler inside = new ReadCompiler(tables, shared, entity, paths, absolute(at.path()), rests);
        inside.filling = filling;
        Compiled entry = inside.inner(rule.get("of"), Target.json(target.field()));
        if (entry.type() != ValueType.ANY) {
            throw rule.at("of")
                    .fault("'of' gives a number, but this gives " + entry.type().words() + ".");
        }
        return new Compiled(kind.of(at, entry.expr()), ValueType.ANY, true);
    }

    private Compiled textOfEach(YamlNode.Block rule, Target target) {
        if (target.type() != ValueType.TEXT_LIST) {
            throw rule.at("take")
                    .fault("'each' with 'take' makes a list of texts, but '" + target.field() + "' takes "
                            + target.type().words() + ".");
        }
        Expr.At at = at(rule, "each");
        ReadCompiler inside = new ReadCompiler(tables, shared, entity, paths, absolute(at.path()), rests);
        inside.filling = filling;
        Expr text = inside.inner(rule.get("take"), target.part(Schema.OPTIONAL_STRING_SCHEMA))
                .expr();
        return new Compiled(new ReadParts.TextOfEach(at, text), ValueType.TEXT_LIST, true);
    }

    private Expr.At at(YamlNode.Block rule, String key) {
        YamlNode path = rule.get(key);
        PathText text = parse(Yaml.text(path, key), path.place());
        paths.addPart(absolute(text), key.equals("rest"));
        return new Expr.At(new JsonPath(text.segments()), text);
    }

    private RecordBuilder part(YamlNode.Block rule, Expr.At at, Target target, Schema schema) {
        ReadCompiler inside =
                new ReadCompiler(tables, shared.opened(rule.get("use")), entity, paths, absolute(at.path()), rests);
        return inside.record(shared.fields(rule.get("use"), "read"), schema, target.field() + ".", Set.of());
    }

    private Compiled rest(YamlNode.Block rule) {
        Expr.At at = at(rule, "rest");
        Set<String> taken = new HashSet<>();
        rests.add(new RestOf(absolute(at.path()), taken));
        paths.addRest(absolute(at.path()), filling);
        List<String> except = new ArrayList<>(KeyPatterns.RESERVED);
        if (rule.get("except") != null) {
            Yaml.sequence(rule.get("except"), "except").items().forEach(key -> except.add(Yaml.text(key, "except")));
        }
        List<String> keep = new ArrayList<>();
        if (rule.get("keep") != null) {
            Yaml.sequence(rule.get("keep"), "keep").items().forEach(key -> keep.add(Yaml.text(key, "keep")));
        }
        return new Compiled(
                new ReadParts.Rest(at, taken, new KeyPatterns(keep), new KeyPatterns(except)),
                ValueType.TEXT_MAP,
                true);
    }

    private Compiled concat(YamlNode.Block rule, Target target) {
        List<Expr> parts = new ArrayList<>();
        ValueType type = target.type();
        for (YamlNode part : Yaml.sequence(rule.get("concat"), "concat").items()) {
            Compiled compiled = inner(part, target);
            if (type == ValueType.ANY) {
                type = compiled.type();
            }
            if (compiled.type() != type || !type.isList()) {
                throw part.place()
                        .fault(
                                "'concat' puts "
                                        + (type.isList() ? type.words() + " together" : "lists together")
                                        + ", but this gives " + compiled.type().words() + ".",
                                "Convert it to a list of the same kind.");
            }
            parts.add(compiled.expr());
        }
        return new Compiled(new Expr.Concat(parts.toArray(Expr[]::new)), type, true);
    }

    private Compiled entries(YamlNode.Block rule) {
        Map<String, Expr> entries = new LinkedHashMap<>();
        Target text = new Target("entries", Schema.OPTIONAL_STRING_SCHEMA, null);
        Yaml.block(rule.get("entries"), "'entries'")
                .entries()
                .forEach((key, value) -> entries.put(key, inner(value, text).expr()));
        return new Compiled(new Expr.Entries(entries), ValueType.TEXT_MAP, true);
    }

    /** Names of the fields of a schema. */
    static Set<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).collect(Collectors.toSet());
    }
}
