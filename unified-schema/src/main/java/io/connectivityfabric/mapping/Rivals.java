package io.connectivityfabric.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds mapping files of a user that are about the same thing, of which the one would silently undo the other. */
final class Rivals {

    private final Map<String, YamlNode.Block> given = new HashMap<>();
    private final Map<String, YamlNode.Block> known;

    private Rivals(Map<String, YamlNode.Block> known) {
        this.known = known;
    }

    /**
     * Sees to it that of files about the same object and entity each is laid over the other.
     *
     * @param known files that may be replaced
     * @throws MappingLoadException if two are not
     */
    static void check(Collection<YamlNode.Block> files, Map<String, YamlNode.Block> known) {
        Rivals rivals = new Rivals(known);
        files.forEach(file -> rivals.given.put(MappingFile.id(file), file));
        files.forEach(file -> files.forEach(other -> rivals.check(file, other)));
    }

    private void check(YamlNode.Block file, YamlNode.Block other) {
        if (file == other || MappingFile.holdsPartsOnly(file) || MappingFile.holdsPartsOnly(other)) {
            return;
        }
        String subject = subject(file, 0);
        if (subject == null || !subject.equals(subject(other, 0)) || extend(file, other, 0) || extend(other, file, 0)) {
            return;
        }
        throw other.at("id")
                .fault(
                        "'" + MappingFile.id(other) + "' maps " + subject + ", and so does " + file.at("id") + ".",
                        "Lay one over the other, with 'extends: " + MappingFile.id(file) + "'.");
    }

    /** Object and entity that a file is about, from itself or what it extends; null if something is wrong with it. */
    private String subject(YamlNode.Block file, int depth) {
        String source = part(file, "source", depth);
        String target = part(file, "target", depth);
        return source == null || target == null ? null : source + " to " + target;
    }

    private String part(YamlNode.Block file, String key, int depth) {
        YamlNode node = file.get(key);
        if (node instanceof YamlNode.Block source) {
            return source.get("system") instanceof YamlNode.Scalar system
                            && source.get("object") instanceof YamlNode.Scalar object
                    ? system.text() + "." + object.text()
                    : null;
        }
        if (node instanceof YamlNode.Scalar text) {
            return text.text();
        }
        YamlNode.Block base = base(file, depth);
        return base == null ? null : part(base, key, depth + 1);
    }

    private boolean extend(YamlNode.Block file, YamlNode.Block other, int depth) {
        YamlNode.Block base = base(file, depth);
        return base != null && (base == other || extend(base, other, depth + 1));
    }

    /** What a file extends; null at the end of the line, and in a circle, which is found elsewhere. */
    private YamlNode.Block base(YamlNode.Block file, int depth) {
        if (depth > given.size() || !(file.get("extends") instanceof YamlNode.Scalar id)) {
            return null;
        }
        return given.getOrDefault(id.text(), known.get(id.text()));
    }
}
