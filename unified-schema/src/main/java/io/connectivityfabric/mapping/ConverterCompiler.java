package io.connectivityfabric.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;

/** Compiles the {@code convert} and {@code args} of a rule. */
final class ConverterCompiler {

    private static final YamlNode.Block NO_ARGUMENTS = new YamlNode.Block(Map.of(), Map.of(), new Place("", 0));

    private final RuleCompiler rules;
    private final Tables tables;

    ConverterCompiler(RuleCompiler rules, Tables tables) {
        this.rules = rules;
        this.tables = tables;
    }

    Compiled compile(YamlNode.Block rule, Compiled inner, Target target) {
        YamlNode convert = rule.get("convert");
        String name = Yaml.text(convert, "convert");
        ConverterSpec spec = Converters.all().get(name);
        if (spec == null) {
            throw convert.place()
                    .fault(
                            "unknown converter '" + name + "'.",
                            Suggestions.didYouMean(name, Converters.all().keySet()));
        }
        checkTypes(convert.place(), spec, inner, target);
        YamlNode.Block args = rule.get("args") == null ? NO_ARGUMENTS : Yaml.block(rule.get("args"), "'args'");
        Yaml.checkKeys(args, spec.arguments(), "converter " + name);
        for (String required : spec.required()) {
            if (args.get(required) == null) {
                throw convert.place()
                        .fault(
                                "'" + name + "' needs the argument '" + required + "'.",
                                "Give it under 'args': {" + required + ": …}.");
            }
        }
        Converter converter = spec.factory().apply(new Given(args, inner, target));
        boolean free = !name.equals("lookup");
        return new Compiled(new Expr.Converted(inner.expr(), converter), spec.gives(), free);
    }

    /**
     * Makes what a path gives fit its target without being told how, where there is only one sensible way.
     *
     * @throws MappingLoadException if there are several
     */
    Compiled implicit(YamlNode.Block rule, Compiled inner, Target target) {
        String converter = switch (target.type()) {
            case TEXT -> "text";
            case BOOLEAN -> "bool";
            case NUMBER -> "integer";
            case FRACTION -> "fraction";
            default ->
                throw rule.place()
                        .fault(
                                "'" + target.field() + "' takes "
                                        + target.type().words() + ", which this rule does not make of what it finds.",
                                "Add 'convert': one of " + String.join(", ", Converters.giving(target.type())) + ".");
        };
        ConverterSpec spec = Converters.all().get(converter);
        Converter bound = spec.factory().apply(new Given(NO_ARGUMENTS, inner, target));
        return new Compiled(new Expr.Converted(inner.expr(), bound), spec.gives(), inner.free());
    }

    private static void checkTypes(Place place, ConverterSpec spec, Compiled inner, Target target) {
        if (!spec.converts(inner.type())) {
            throw place.fault(
                    "'" + spec.name() + "' converts " + spec.takes().words() + ", but is given "
                            + inner.type().words() + ".",
                    "Converters for that: " + String.join(", ", Converters.taking(inner.type())) + ".");
        }
        if (target.schema() != null && spec.gives() != target.type()) {
            throw place.fault(
                    "'" + spec.name() + "' makes " + spec.gives().words() + ", but '" + target.field() + "' takes "
                            + target.type().words() + ".",
                    "Converters for that: " + String.join(", ", Converters.giving(target.type())) + ".");
        }
        if (target.schema() == null
                && Set.of(ValueType.CONTACT_POINTS, ValueType.MONEY, ValueType.TIME)
                        .contains(spec.gives())) {
            throw place.fault(
                    "'" + spec.name() + "' is for reading: it makes "
                            + spec.gives().words() + ".",
                    "Use one that makes text or a number.");
        }
    }

    private final class Given implements Arguments {

        private final YamlNode.Block args;
        private final Compiled inner;
        private final Target target;

        Given(YamlNode.Block args, Compiled inner, Target target) {
            this.args = args;
            this.inner = inner;
            this.target = target;
        }

        @Override
        public Target target() {
            return target;
        }

        @Override
        public String text(String name, String defaultValue) {
            return args.get(name) == null ? defaultValue : Yaml.text(args.get(name), name);
        }

        @Override
        public int number(String name) {
            return Yaml.number(args, name);
        }

        @Override
        public boolean flag(String name) {
            return Yaml.flag(args, name);
        }

        @Override
        public Expr path(String name) {
            YamlNode path = args.get(name);
            if (path == null) {
                return null;
            }
            if (path instanceof YamlNode.Scalar) {
                return rules.path(Yaml.text(path, name), path.place(), true).at();
            }
            return rules.inner(path, target.part(Schema.OPTIONAL_STRING_SCHEMA)).expr();
        }

        @Override
        public Map<String, Object> table(String name) {
            return tables.resolve(args.get(name));
        }

        @Override
        public Peers peers() {
            return tables.peers();
        }

        @Override
        public Map<String, Integer> numbers(String name) {
            Map<String, Integer> numbers = new HashMap<>();
            if (args.get(name) != null) {
                table(name).forEach((key, value) -> numbers.put(key, number(name, value)));
            }
            return numbers;
        }

        private int number(String table, Object value) {
            if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
                return number.intValue();
            }
            throw args.get(table)
                    .place()
                    .fault("'" + table + "' is a table of whole numbers.", "Write it like {default: 2, JPY: 0}.");
        }

        @Override
        public void comparable(String name, Collection<String> texts) {
            if (inner.vocabulary() != null) {
                texts.forEach(
                        text -> VocabularyCheck.checkComparable(args.get(name).place(), inner.vocabulary(), text));
            }
        }

        @Override
        public void inVocabulary(String name, List<Object> texts) {
            if (target.vocabulary() != null) {
                Set<Object> distinct = texts.stream().collect(Collectors.toCollection(HashSet::new));
                distinct.forEach(text -> VocabularyCheck.check(args.get(name).place(), target, text));
            }
        }
    }
}
