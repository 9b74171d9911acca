package io.connectivityfabric.mapping;

/** Keeps money away from floating point. */
final class MoneyCheck {

    private MoneyCheck() {}

    /**
     * Sees to it that no part of a rule for money is an expression that would reckon in floating point.
     *
     * @throws MappingLoadException if there is one
     */
    static void check(Target target, YamlNode rule) {
        if (target.type() == ValueType.MONEY) {
            check(target.field(), rule);
        }
    }

    private static void check(String field, YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> check(field, item));
        } else if (node instanceof YamlNode.Block block) {
            if (block.get("jslt") != null) {
                throw block.at("jslt")
                        .fault(
                                "'" + field + "' takes money, and 'jslt' reckons in floating point.",
                                "Use 'path' with money_minor or money_major, or 'sum'.");
            }
            block.entries().values().forEach(value -> check(field, value));
        }
    }
}
