package io.connectivityfabric.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the rules of a mapping file can look things up in: its named tables, and the other mappings. */
record Tables(Map<String, YamlNode> named, Peers peers) {

    static Tables of(YamlNode.Block file, Peers peers) {
        YamlNode tables = file.get("tables");
        return new Tables(
                tables == null ? Map.of() : Yaml.block(tables, "'tables'").entries(), peers);
    }

    /** A table given in place, or by its name. */
    Map<String, Object> resolve(YamlNode node) {
        YamlNode table = node;
        if (node instanceof YamlNode.Scalar name) {
            table = named.get(name.text());
            if (table == null) {
                throw node.place()
                        .fault(
                                "unknown table '" + name.text() + "'.",
                                Suggestions.didYouMean(name.text(), named.keySet()));
            }
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        Yaml.block(table, "a table")
                .entries()
                .forEach(
                        (key, value) -> entries.put(key, Yaml.scalar(value, key).value()));
        return entries;
    }
}
