package io.connectivityfabric.mapping;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts mapping files together: each over the one that it {@code extends}, with the parts of those that it {@code uses}. */
final class MappingLinker {

    private static final String EXTENDS = "extends";
    private static final String USES = "uses";
    private static final List<String> PARTS = List.of("tables", "shared");

    private final Map<String, YamlNode.Block> files = new LinkedHashMap<>();
    private final Map<String, YamlNode.Block> whole = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param known files that are whole already, by id
     */
    MappingLinker(Map<String, YamlNode.Block> known) {
        whole.putAll(known);
    }

    /**
     * Puts files together, whatever their order.
     *
     * @return each file as a whole by its id, those that another one builds on before it
     * @throws MappingLoadException if an id is taken or unknown, files build on each other in a circle, or a name has two
     *     meanings
     */
    Map<String, YamlNode.Block> link(Collection<YamlNode.Block> given) {
        Set<String> known = Set.copyOf(whole.keySet());
        for (YamlNode.Block file : given) {
            String id = MappingFile.id(file);
            YamlNode.Block other = files.getOrDefault(id, whole.get(id));
            if (other != null) {
                throw file.at("id")
                        .fault(
                                "'" + id + "' is the id of " + other.place().file() + " too.",
                                "Give this file an id of its own.");
            }
            files.put(id, file);
        }
        files.forEach((id, file) -> whole(id, file.place(), "load"));
        Map<String, YamlNode.Block> linked = new LinkedHashMap<>(whole);
        linked.keySet().removeAll(known);
        return linked;
    }

    private YamlNode.Block whole(String id, Place wanted, String purpose) {
        YamlNode.Block done = whole.get(id);
        if (done != null) {
            return done;
        }
        YamlNode.Block file = files.get(id);
        if (file == null) {
            Set<String> ids = new TreeSet<>(whole.keySet());
            ids.addAll(files.keySet());
            throw wanted.fault("there is no mapping '" + id + "' to " + purpose + ".", Suggestions.didYouMean(id, ids));
        }
        if (open.contains(id)) {
            throw wanted.fault(
                    "'" + id + "' builds on itself: " + String.join(" > ", open) + " > " + id + ".",
                    "Remove this 'extends' or 'uses'.");
        }
        open.addLast(id);
        YamlNode.Block linked = withUsed(extended(file));
        open.removeLast();
        whole.put(id, linked);
        return linked;
    }

    private YamlNode.Block extended(YamlNode.Block file) {
        YamlNode base = file.get(EXTENDS);
        return base == null ? file : MappingOverlay.lay(file, whole(Yaml.text(base, EXTENDS), base.place(), "extend"));
    }

    private YamlNode.Block withUsed(YamlNode.Block file) {
        YamlNode uses = file.get(USES);
        if (uses == null) {
            return file;
        }
        YamlNode.Block result = file;
        for (YamlNode use : Yaml.sequence(uses, USES).items()) {
            YamlNode.Block used = whole(Yaml.text(use, USES), use.place(), "use");
            if (!MappingFile.holdsPartsOnly(used)) {
                throw use.place()
                        .fault(
                                "'" + Yaml.text(use, USES) + "' maps an object itself.",
                                "'uses' takes files that hold nothing but 'tables' and 'shared'.");
            }
            for (String section : PARTS) {
                result = with(result, section, used.get(section), use);
            }
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(result.entries());
        entries.remove(USES);
        return new YamlNode.Block(entries, result.keys(), result.place());
    }

    private static YamlNode.Block with(YamlNode.Block file, String section, YamlNode more, YamlNode use) {
        if (more == null) {
            return file;
        }
        YamlNode own = file.get(section);
        YamlNode.Block known = own == null
                ? new YamlNode.Block(Map.of(), Map.of(), use.place())
                : Yaml.block(own, "'" + section + "'");
        YamlNode.Block added = Yaml.block(more, "'" + section + "'");
        Map<String, YamlNode> entries = new LinkedHashMap<>(known.entries());
        Map<String, Place> keys = new LinkedHashMap<>(known.keys());
        added.entries().forEach((name, part) -> {
            YamlNode other = entries.putIfAbsent(name, part);
            keys.putIfAbsent(name, added.at(name));
            // The same one by two ways is no conflict.
            if (other != null && !other.equals(part)) {
                throw use.place()
                        .fault(
                                "'" + Yaml.text(use, USES) + "' brings '" + name + "', which " + known.at(name)
                                        + " defines too.",
                                "Rename one of them.");
            }
        });
        Map<String, YamlNode> all = new LinkedHashMap<>(file.entries());
        all.put(section, new YamlNode.Block(entries, keys, known.place()));
        return new YamlNode.Block(all, file.keys(), file.place());
    }
}
