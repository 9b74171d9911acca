package io.connectivityfabric.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that a rule may have, and which of them make sense together.
 *
 * @param sources keys that say where the value comes from
 * @param known all keys
 */
record RuleKeys(Set<String> sources, Set<String> known) {

    private static final Set<String> MODIFIERS =
            Set.of("use", "convert", "args", "with", "when", "default", "required", "max", "omit_over");

    /** Keys that say something only beside one of others. */
    private static final Map<String, Set<String>> NEED = Map.of(
            "args", Set.of("convert"),
            "with", Set.of("join"),
            "use", Set.of("path", "each"),
            "take", Set.of("each"),
            "of", Set.of("sum", "least", "greatest"),
            "except", Set.of("rest"),
            "keep", Set.of("rest"),
            "allow", Set.of("rest"));

    /** Keys that are about the field that a rule fills. */
    private static final Set<String> OF_FIELD = Set.of("required", "fill_blanks");

    /**
     * @param modifiers keys besides the sources and those that every rule may have
     */
    static RuleKeys of(Set<String> sources, Set<String> modifiers) {
        Set<String> known = new TreeSet<>(sources);
        known.addAll(MODIFIERS);
        known.addAll(modifiers);
        return new RuleKeys(new TreeSet<>(sources), known);
    }

    /**
     * The key that says where the value of a rule comes from.
     *
     * @throws MappingLoadException if there is none or more than one, or a key that is unknown or says nothing
     */
    String source(YamlNode.Block rule) {
        Yaml.checkKeys(rule, known, "rule");
        Set<String> keys = rule.entries().keySet();
        List<String> given = keys.stream().filter(sources::contains).toList();
        if (given.size() != 1) {
            throw rule.place()
                    .fault(
                            given.isEmpty()
                                    ? "the rule does not say where its value comes from."
                                    : "the rule has both '" + given.get(0) + "' and '" + given.get(1) + "'.",
                            "It needs one of " + String.join(", ", sources) + ".");
        }
        for (String key : keys) {
            Set<String> needed = NEED.get(key);
            if (needed != null && needed.stream().noneMatch(keys::contains)) {
                throw rule.at(key)
                        .fault(
                                "'" + key + "' says nothing here.",
                                "It goes with " + String.join(" or ", new TreeSet<>(needed)) + ".");
            }
        }
        return given.get(0);
    }

    /**
     * Sees to it that a rule inside another one has no key that is about the field as a whole.
     *
     * @throws MappingLoadException if it has one
     */
    static void checkInner(YamlNode.Block rule) {
        for (String key : rule.entries().keySet()) {
            if (OF_FIELD.contains(key)) {
                throw rule.at(key)
                        .fault(
                                "'" + key + "' is about a field, but this is only one of the rules for it.",
                                "Move it to the rule around this one.");
            }
        }
    }
}
