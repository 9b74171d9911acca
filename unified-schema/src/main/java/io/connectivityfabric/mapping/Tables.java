package io.connectivityfabric.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** The named tables of a mapping file. */
record Tables(Map<String, YamlNode> named) {

    static Tables of(YamlNode.Block file) {
        YamlNode tables = file.get("tables");
        return new Tables(
                tables == null ? Map.of() : Yaml.block(tables, "'tables'").entries());
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
