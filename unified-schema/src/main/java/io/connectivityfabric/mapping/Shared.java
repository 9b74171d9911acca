package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shared mappings of a file, which rules include by {@code use}.
 *
 * @param open names of those that are being compiled, from the outside in
 */
record Shared(Map<String, YamlNode> named, List<String> open) {

    static Shared of(YamlNode.Block file) {
        YamlNode shared = file.get("shared");
        return new Shared(
                shared == null ? Map.of() : Yaml.block(shared, "'shared'").entries(), List.of());
    }

    /**
     * The fields of a shared mapping.
     *
     * @param direction {@code read} or {@code write}
     */
    YamlNode.Block fields(YamlNode use, String direction) {
        String name = Yaml.text(use, "use");
        YamlNode shared = named.get(name);
        if (shared == null) {
            throw use.place()
                    .fault("unknown shared mapping '" + name + "'.", Suggestions.didYouMean(name, named.keySet()));
        }
        if (open.contains(name)) {
            throw use.place().fault("the shared mapping '" + name + "' uses itself.", "Remove this 'use'.");
        }
        YamlNode.Block block = Yaml.block(shared, "a shared mapping");
        Yaml.checkKeys(block, List.of("read", "write"), "shared mapping");
        if (block.get(direction) == null) {
            throw use.place().fault("the shared mapping '" + name + "' has no '" + direction + "'.", "Add it there.");
        }
        return Yaml.block(block.get(direction), "'" + direction + "'");
    }

    Shared opened(YamlNode use) {
        List<String> inner = new ArrayList<>(open);
        inner.add(Yaml.text(use, "use"));
        return new Shared(named, inner);
    }
}
