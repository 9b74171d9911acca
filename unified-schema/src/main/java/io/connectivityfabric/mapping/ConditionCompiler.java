package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compiles the conditions under {@code when}; of a list all must hold. */
final class ConditionCompiler {

    /** Keys that make a condition by themselves. */
    private static final Set<String> ALONE = Set.of("any", "present", "absent", "deleted", "api_version");
    /** Keys that say something about the value of {@code path}. */
    private static final Set<String> OF_PATH = Set.of("is", "is_not", "in", "not_in", "above", "differs_from");

    private static final String PATH = "path";

    private final RuleCompiler rules;

    ConditionCompiler(RuleCompiler rules) {
        this.rules = rules;
    }

    Condition compile(YamlNode node) {
        if (node instanceof YamlNode.Sequence all) {
            return conditions(all).stream().reduce(scope -> true, Condition::and);
        }
        YamlNode.Block block = Yaml.block(node, "a condition");
        Set<String> known = new TreeSet<>(ALONE);
        known.addAll(OF_PATH);
        known.add(PATH);
        Yaml.checkKeys(block, known, "condition");
        Set<String> keys = new TreeSet<>(block.entries().keySet());
        if (keys.size() == 1 && ALONE.containsAll(keys)) {
            return alone(keys.iterator().next(), block);
        }
        if (keys.remove(PATH) && keys.size() == 1 && OF_PATH.containsAll(keys)) {
            String says = keys.iterator().next();
            return ofPath(block.get(PATH), says, block.get(says));
        }
        throw block.place()
                .fault(
                        "this is no condition.",
                        "Write {present: path}, {absent: path}, {deleted: true}, {api_version: {from: date}}, {any:"
                                + " [condition, condition]}, or {path: path} and one of "
                                + String.join(", ", new TreeSet<>(OF_PATH)) + ".");
    }

    private List<Condition> conditions(YamlNode.Sequence list) {
        return list.items().stream().map(this::compile).toList();
    }

    private Condition alone(String key, YamlNode.Block block) {
        YamlNode value = block.get(key);
        return switch (key) {
            case "any" -> conditions(Yaml.sequence(value, key)).stream().reduce(scope -> false, Condition::or);
            case "present" -> Condition.present(at(value));
            case "absent" -> Condition.present(at(value)).not();
            case "deleted" -> {
                boolean deleted = Yaml.flag(block, key);
                yield scope -> scope.deleted() == deleted;
            }
            default -> apiVersion(Yaml.block(value, "'api_version'"));
        };
    }

    private Condition ofPath(YamlNode path, String says, YamlNode value) {
        Expr.At at = at(path);
        return switch (says) {
            case "is" -> Condition.in(at, texts(path, says, List.of(value)));
            case "is_not" -> Condition.in(at, texts(path, says, List.of(value))).not();
            case "in" ->
                Condition.in(at, texts(path, says, Yaml.sequence(value, says).items()));
            case "not_in" ->
                Condition.in(at, texts(path, says, Yaml.sequence(value, says).items()))
                        .not();
            case "above" -> above(at, value);
            default -> Condition.same(at, at(value)).not();
        };
    }

    private Set<String> texts(YamlNode path, String key, List<YamlNode> values) {
        String vocabulary = rules.vocabularyAt(Yaml.text(path, PATH), path.place());
        Set<String> texts = new HashSet<>();
        for (YamlNode value : values) {
            String text = Yaml.text(value, key);
            if (vocabulary != null) {
                VocabularyCheck.checkComparable(value.place(), vocabulary, text);
            }
            texts.add(text);
        }
        return texts;
    }

    private static Condition above(Expr.At at, YamlNode limit) {
        try {
            return Condition.above(
                    at, Numbers.decimal(Yaml.scalar(limit, "above").value()));
        } catch (ConversionException notANumber) {
            throw limit.place().fault("'above' takes a number.", "For instance {path: amount, above: 0}.");
        }
    }

    private Condition apiVersion(YamlNode.Block range) {
        Yaml.checkKeys(range, Set.of("from", "before"), "condition on 'api_version'");
        if (!rules.reads()) {
            throw range.place()
                    .fault("'api_version' is for reading: a unified record has none.", "Remove this condition.");
        }
        String from = version(range, "from");
        String before = version(range, "before");
        if (from == null && before == null) {
            throw range.place().fault("'api_version' needs 'from', 'before', or both.", "Write {from: 2025-03-31}.");
        }
        if (from != null && before != null && from.compareTo(before) >= 0) {
            throw range.place()
                    .fault("no version is from " + from + " on and before " + before + ".", "Exchange the two.");
        }
        return scope -> ApiVersion.isWithin(scope.apiVersion(), from, before);
    }

    private static String version(YamlNode.Block range, String key) {
        YamlNode given = range.get(key);
        if (given == null) {
            return null;
        }
        String version = Yaml.text(given, key);
        if (!ApiVersion.isDate(version)) {
            throw given.place().fault("'" + version + "' is no date.", "Write it as 2025-03-31 or 2025-03.");
        }
        return version;
    }

    private Expr.At at(YamlNode path) {
        return rules.path(Yaml.text(path, PATH), path.place(), true).at();
    }
}
