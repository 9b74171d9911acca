package io.connectivityfabric.mapping;

import java.util.Collection;
import java.util.Map;

/** What nodes of a mapping file must be, with the message if they are not. */
final class Yaml {

    private Yaml() {}

    /** A rule; a single text is short for its {@code path}. */
    static YamlNode.Block rule(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.value() != null) {
            return new YamlNode.Block(Map.of("path", scalar), Map.of("path", node.place()), node.place());
        }
        return block(node, "a rule");
    }

    static YamlNode.Block block(YamlNode node, String what) {
        if (node instanceof YamlNode.Block block) {
            return block;
        }
        throw node.place().fault(what + " is a block of keys, but this is " + node.kind() + ".");
    }

    static YamlNode.Sequence sequence(YamlNode node, String key) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence;
        }
        throw node.place().fault("'" + key + "' takes a list, but this is " + node.kind() + ".");
    }

    static YamlNode.Scalar scalar(YamlNode node, String key) {
        if (node instanceof YamlNode.Scalar scalar && scalar.value() != null) {
            return scalar;
        }
        throw node.place().fault("'" + key + "' takes a single value, but this is " + node.kind() + ".");
    }

    static String text(YamlNode node, String key) {
        return scalar(node, key).text();
    }

    /** A whole number above 0; 0 if it is not given. */
    static int number(YamlNode.Block block, String key) {
        YamlNode node = block.get(key);
        if (node == null) {
            return 0;
        }
        if (scalar(node, key).value() instanceof Long number && number > 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw node.place().fault("'" + key + "' takes a whole number above 0.");
    }

    static boolean flag(YamlNode.Block block, String key) {
        YamlNode node = block.get(key);
        if (node == null) {
            return false;
        }
        if (scalar(node, key).value() instanceof Boolean flag) {
            return flag;
        }
        throw node.place().fault("'" + key + "' is true or false.");
    }

    static void checkKeys(YamlNode.Block block, Collection<String> known, String of) {
        block.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw block.at(key)
                        .fault("unknown key '" + key + "' in a " + of + ".", Suggestions.didYouMean(key, known));
            }
        });
    }
}
