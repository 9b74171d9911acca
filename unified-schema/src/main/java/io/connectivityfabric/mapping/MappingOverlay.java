package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays a mapping file over the one that it {@code extends}. */
final class MappingOverlay {

    private static final Set<String> SECTIONS = Set.of("tables", "shared", "read", "write");

    private MappingOverlay() {}

    /**
     * The two in one: of sections, the rules of both, those of {@code over} first in right, and a rule with nothing in it
     * taking away the one below; of {@code never_write}, all; of anything else, what {@code over} says.
     */
    static YamlNode.Block lay(YamlNode.Block over, YamlNode.Block base) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(base.entries());
        Map<String, Place> keys = new LinkedHashMap<>(base.keys());
        over.entries().forEach((key, value) -> {
            YamlNode below = base.get(key);
            if (below instanceof YamlNode.Block section && SECTIONS.contains(key)) {
                entries.put(key, section(Yaml.block(value, "'" + key + "'"), section));
            } else if (below instanceof YamlNode.Sequence list && key.equals("never_write")) {
                entries.put(key, both(Yaml.sequence(value, key), list));
            } else {
                entries.put(key, value);
            }
            keys.put(key, over.at(key));
        });
        entries.remove("extends");
        return new YamlNode.Block(entries, keys, over.place());
    }

    private static YamlNode.Block section(YamlNode.Block over, YamlNode.Block base) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(base.entries());
        Map<String, Place> keys = new LinkedHashMap<>(base.keys());
        over.entries().forEach((key, value) -> {
            if (value instanceof YamlNode.Scalar nothing && nothing.value() == null) {
                entries.remove(key);
            } else {
                entries.put(key, value);
                keys.put(key, over.at(key));
            }
        });
        return new YamlNode.Block(entries, keys, over.place());
    }

    private static YamlNode.Sequence both(YamlNode.Sequence over, YamlNode.Sequence base) {
        List<YamlNode> items = new ArrayList<>(base.items());
        items.addAll(over.items());
        return new YamlNode.Sequence(items, over.place());
    }
}
