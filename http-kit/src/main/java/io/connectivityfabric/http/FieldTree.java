package io.connectivityfabric.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Dotted field paths as a tree, to walk along with a parser. */
final class FieldTree {
    private final String path;
    private final Map<String, FieldTree> children = new HashMap<>();
    private boolean wanted;

    private FieldTree(String path) {
        this.path = path;
    }

    static FieldTree of(Set<String> paths) {
        FieldTree root = new FieldTree("");
        for (String path : paths) {
            FieldTree node = root;
            for (String name : path.split("\\.", -1)) {
                String below = node.path.isEmpty() ? name : node.path + "." + name;
                node = node.children.computeIfAbsent(name, n -> new FieldTree(below));
            }
            node.wanted = true;
        }
        return root;
    }

    /** What is wanted below a field, null if nothing. */
    FieldTree below(String name) {
        return children.get(name);
    }

    boolean wanted() {
        return wanted;
    }

    String path() {
        return path;
    }
}
