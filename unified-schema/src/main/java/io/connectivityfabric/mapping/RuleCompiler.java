package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.data.Schema;

/** Compiles rules; what paths mean and which parts there are differs between reading and writing. */
abstract class RuleCompiler {

    private static final Set<String> MODIFIERS = Set.of(
            "use",
            "convert",
            "args",
            "with",
            "take",
            "except",
            "keep",
            "allow",
            "when",
            "default",
            "required",
            "max",
            "omit_over");

    private final Tables tables;

    RuleCompiler(Tables tables) {
        this.tables = tables;
    }

    /**
     * A path with what is known of the value there.
     *
     * @param schema of the unified field; null for a path into JSON
     */
    record Located(Expr.At at, ValueType type, Schema schema) {}

    abstract Located path(String text, Place place, boolean consultedOnly);

    /** Rules of this direction besides those that both have; {@code source} is the key that says what it does. */
    abstract Compiled part(String source, YamlNode.Block rule, Target target);

    /** Keys that say what a rule does: {@code path}, {@code const} and so on. */
    abstract Set<String> sources();

    /** Whether a provider's object is read, rather than a unified record written. */
    abstract boolean reads();

    /** Keys of rules that only this direction has. */
    abstract Set<String> ownModifiers();

    final Compiled compile(YamlNode node, Target target) {
        return compile(node, target, false);
    }

    /**
     * @param raw whether the value is to stay as the path gives it, for a conversion further out
     */
    private Compiled compile(YamlNode node, Target target, boolean raw) {
        YamlNode.Block rule = Yaml.rule(node);
        String source = source(rule);
        boolean converts = rule.get("convert") != null;
        Compiled compiled = source(source, rule, target, raw || converts);
        if (converts) {
            compiled = new ConverterCompiler(this, tables).compile(rule, compiled, target);
        } else if (compiled.type() == ValueType.ANY && !raw && target.schema() != null) {
            compiled = new ConverterCompiler(this, tables).implicit(rule, compiled, target);
        }
        return modified(rule, compiled, target);
    }

    private String source(YamlNode.Block rule) {
        Set<String> known = new TreeSet<>(sources());
        known.addAll(MODIFIERS);
        known.addAll(ownModifiers());
        Yaml.checkKeys(rule, known, "rule");
        List<String> given =
                rule.entries().keySet().stream().filter(sources()::contains).toList();
        if (given.size() != 1) {
            throw rule.place()
                    .fault(
                            given.isEmpty()
                                    ? "the rule does not say where its value comes from."
                                    : "the rule has both '" + given.get(0) + "' and '" + given.get(1) + "'.",
                            "It needs one of " + String.join(", ", new TreeSet<>(sources())) + ".");
        }
        return given.get(0);
    }

    private Compiled source(String source, YamlNode.Block rule, Target target, boolean raw) {
        YamlNode value = rule.get(source);
        return switch (source) {
            case "const" -> constant(Yaml.scalar(value, "const"), target);
            case "first" -> first(Yaml.sequence(value, "first"), target, raw);
            case "join" -> join(rule, texts(Yaml.sequence(value, "join"), target));
            case "full_name" -> fullName(value, texts(Yaml.sequence(value, "full_name"), target));
            case "path" ->
                rule.get("use") == null ? at(Yaml.text(value, "path"), value.place()) : part("use", rule, target);
            default -> part(source, rule, target);
        };
    }

    private Compiled at(String path, Place place) {
        Located located = path(path, place, false);
        return new Compiled(located.at(), located.type(), true);
    }

    private Compiled constant(YamlNode.Scalar value, Target target) {
        if (target.vocabulary() != null) {
            VocabularyCheck.check(value.place(), target, value.value());
        }
        Object fitted = Constants.fit(value, target);
        return new Compiled(new Expr.Constant(fitted), Constants.typeOf(fitted), false);
    }

    private Compiled first(YamlNode.Sequence options, Target target, boolean raw) {
        if (options.items().isEmpty()) {
            throw options.place().fault("'first' needs at least one rule.");
        }
        List<Expr> compiled = new ArrayList<>();
        boolean free = false;
        ValueType type = null;
        for (YamlNode option : options.items()) {
            Compiled rule = compile(option, target, raw);
            if (type != null && rule.type() != type && rule.type() != ValueType.ANY && type != ValueType.ANY) {
                throw option.place()
                        .fault("this gives " + rule.type().words() + ", the rule before it " + type.words() + ".");
            }
            type = type == null || type == ValueType.ANY ? rule.type() : type;
            free |= rule.free();
            compiled.add(rule.expr());
        }
        return new Compiled(new Expr.First(compiled.toArray(Expr[]::new)), type, free);
    }

    private static Compiled join(YamlNode.Block rule, List<Expr> texts) {
        String separator = rule.get("with") == null ? " " : Yaml.text(rule.get("with"), "with");
        return new Compiled(new Expr.Join(texts.toArray(Expr[]::new), separator), ValueType.TEXT, true);
    }

    private static Compiled fullName(YamlNode at, List<Expr> texts) {
        if (texts.size() != 2) {
            throw at.place().fault("'full_name' takes two rules: the given name and the family name.");
        }
        return new Compiled(new Expr.FullName(texts.get(0), texts.get(1)), ValueType.TEXT, true);
    }

    private List<Expr> texts(YamlNode.Sequence parts, Target target) {
        List<Expr> compiled = new ArrayList<>();
        for (YamlNode part : parts.items()) {
            Compiled text = compile(part, target.part(Schema.OPTIONAL_STRING_SCHEMA));
            if (text.type() != ValueType.TEXT) {
                throw part.place()
                        .fault("text is wanted here, but this gives "
                                + text.type().words() + ".");
            }
            compiled.add(text.expr());
        }
        return compiled;
    }

    private Compiled modified(YamlNode.Block rule, Compiled compiled, Target target) {
        Compiled result = compiled;
        int max = Yaml.number(rule, "max");
        int omitOver = Yaml.number(rule, "omit_over");
        if (max > 0 || omitOver > 0) {
            result = result.with(new Expr.Limited(result.expr(), max, omitOver));
        }
        if (rule.get("when") != null) {
            Condition condition = new ConditionCompiler(this).compile(rule.get("when"));
            result = result.with(new Expr.Conditional(result.expr(), condition));
        }
        if (rule.get("default") != null) {
            YamlNode.Scalar value = Yaml.scalar(rule.get("default"), "default");
            Compiled constant = constant(value, target);
            if (constant.type() != result.type()) {
                throw value.place()
                        .fault("the default is " + constant.type().words() + ", but the rule gives "
                                + result.type().words() + ".");
            }
            result = result.with(new Expr.WithDefault(result.expr(), Constants.fit(value, target)));
        }
        return result;
    }
}
