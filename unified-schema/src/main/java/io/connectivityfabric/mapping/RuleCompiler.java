package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;

/** Compiles rules; what paths mean and which parts there are differs between reading and writing. */
abstract class RuleCompiler {

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

    /** Name of the vocabulary that the text at a path is of; null if it may be anything. */
    abstract String vocabularyAt(String path, Place place);

    /** Compiles the rule for a field. */
    final Compiled compile(YamlNode node, Target target) {
        YamlNode.Block rule = Yaml.rule(node);
        String source = RuleKeys.of(sources(), ownModifiers()).source(rule);
        boolean converts = rule.get("convert") != null;
        // What is converted further out may be anything.
        Compiled compiled = source(source, rule, converts ? Target.json(target.field()) : target);
        if (converts) {
            compiled = new ConverterCompiler(this, tables).compile(rule, compiled, target);
        } else if (compiled.type() == ValueType.ANY && target.schema() != null) {
            compiled = new ConverterCompiler(this, tables).implicit(rule, compiled, target);
        }
        return modified(rule, compiled, target);
    }

    /** Compiles a rule that is part of another one. */
    final Compiled inner(YamlNode node, Target target) {
        RuleKeys.checkInner(Yaml.rule(node));
        return compile(node, target);
    }

    private Compiled source(String source, YamlNode.Block rule, Target target) {
        YamlNode value = rule.get(source);
        return switch (source) {
            case "const" -> constant(Yaml.scalar(value, "const"), target);
            case "first" -> first(Yaml.sequence(value, "first"), target);
            case "join" -> join(rule, texts(Yaml.sequence(value, "join"), target));
            case "full_name" -> fullName(value, texts(Yaml.sequence(value, "full_name"), target));
            case "path" ->
                rule.get("use") == null ? at(Yaml.text(value, "path"), value.place()) : part("use", rule, target);
            default -> part(source, rule, target);
        };
    }

    private Compiled at(String path, Place place) {
        Located located = path(path, place, false);
        return new Compiled(located.at(), located.type(), true, vocabularyAt(path, place));
    }

    private Compiled constant(YamlNode.Scalar value, Target target) {
        if (target.vocabulary() != null) {
            VocabularyCheck.check(value.place(), target, value.value());
        }
        Object fitted = Constants.fit(value, target);
        return new Compiled(new Expr.Constant(fitted), Constants.typeOf(fitted), false);
    }

    private Compiled first(YamlNode.Sequence options, Target target) {
        if (options.items().isEmpty()) {
            throw options.place().fault("'first' needs at least one rule.", "Write {first: [path, path]}.");
        }
        List<Expr> compiled = new ArrayList<>();
        boolean free = false;
        ValueType type = null;
        for (YamlNode option : options.items()) {
            Compiled rule = inner(option, target);
            if (type != null && rule.type() != type && rule.type() != ValueType.ANY && type != ValueType.ANY) {
                throw option.place()
                        .fault(
                                "this gives " + rule.type().words() + ", the rule before it " + type.words() + ".",
                                "Convert one of them.");
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
            throw at.place().fault("'full_name' takes two rules.", "The given name, and the family name.");
        }
        return new Compiled(new Expr.FullName(texts.get(0), texts.get(1)), ValueType.TEXT, true);
    }

    private List<Expr> texts(YamlNode.Sequence parts, Target target) {
        List<Expr> compiled = new ArrayList<>();
        for (YamlNode part : parts.items()) {
            Compiled text = inner(part, target.part(Schema.OPTIONAL_STRING_SCHEMA));
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
            if (result.type() != ValueType.TEXT && result.type() != ValueType.ANY) {
                throw rule.place()
                        .fault(
                                "'max' and 'omit_over' are for text, but the rule gives "
                                        + result.type().words() + ".",
                                "Remove them.");
            }
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
                        .fault(
                                "the default is " + constant.type().words() + ", but the rule gives "
                                        + result.type().words() + ".",
                                "Give a default of the same type.");
            }
            result = result.with(new Expr.WithDefault(result.expr(), Constants.fit(value, target)));
        }
        return result;
    }
}
