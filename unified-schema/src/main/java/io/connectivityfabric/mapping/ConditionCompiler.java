package io.connectivityfabric.mapping;

import java.util.Set;

/**
 * Compiles conditions: {@code present}, {@code absent}, {@code path} with {@code is}, {@code is_not} or {@code
 * differs_from}, and {@code deleted}; of a list all must hold.
 */
final class ConditionCompiler {

    private static final Set<String> KEYS =
            Set.of("present", "absent", "path", "is", "is_not", "differs_from", "deleted");

    private final RuleCompiler rules;

    ConditionCompiler(RuleCompiler rules) {
        this.rules = rules;
    }

    Condition compile(YamlNode node) {
        if (node instanceof YamlNode.Sequence all) {
            return all.items().stream().map(this::compile).reduce(scope -> true, Condition::and);
        }
        YamlNode.Block block = Yaml.block(node, "a condition");
        Yaml.checkKeys(block, KEYS, "condition");
        if (only(block, "deleted")) {
            boolean deleted = Yaml.flag(block, "deleted");
            return scope -> scope.deleted() == deleted;
        }
        if (only(block, "present")) {
            return Condition.present(at(block.get("present")));
        }
        if (only(block, "absent")) {
            return Condition.present(at(block.get("absent"))).not();
        }
        if (block.entries().keySet().equals(Set.of("path", "is"))) {
            return Condition.is(at(block.get("path")), Yaml.text(block.get("is"), "is"));
        }
        if (block.entries().keySet().equals(Set.of("path", "is_not"))) {
            return Condition.is(at(block.get("path")), Yaml.text(block.get("is_not"), "is_not"))
                    .not();
        }
        if (block.entries().keySet().equals(Set.of("path", "differs_from"))) {
            return Condition.same(at(block.get("path")), at(block.get("differs_from")))
                    .not();
        }
        throw block.place()
                .fault(
                        "this is no condition.",
                        "Write {present: path}, {absent: path}, {path: path, is: value}, {path: path, is_not: value},"
                                + " {path: path, differs_from: path} or {deleted: true}.");
    }

    private static boolean only(YamlNode.Block block, String key) {
        return block.entries().keySet().equals(Set.of(key));
    }

    private Expr.At at(YamlNode path) {
        return rules.path(Yaml.text(path, "path"), path.place(), true).at();
    }
}
