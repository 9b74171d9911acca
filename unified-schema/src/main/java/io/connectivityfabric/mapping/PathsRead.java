package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which paths of a provider's object a mapping reads, so that "the rest" is what it does not. */
final class PathsRead {

    private final List<List<Object>> read = new ArrayList<>();
    private final List<List<Object>> consulted = new ArrayList<>();
    private final Map<List<Object>, Set<String>> filled = new HashMap<>();

    /**
     * @param consultedOnly whether the value only decides something and goes nowhere itself
     * @param field unified field that is being filled, as a path; empty if it is none
     */
    void add(List<Object> segments, boolean consultedOnly, String field) {
        List<Object> path = List.copyOf(segments);
        (consultedOnly ? consulted : read).add(path);
        if (!consultedOnly && !field.isEmpty()) {
            filled.computeIfAbsent(path, unused -> new TreeSet<>()).add(field);
        }
    }

    /** Unified fields that the value at a path goes into, in order. */
    Set<String> filledFrom(List<Object> path) {
        return filled.getOrDefault(path, Set.of());
    }

    /** Keys below a parent whose values go into a field. */
    Set<String> takenBelow(List<Object> parent) {
        Set<String> keys = new HashSet<>();
        collect(read, parent, keys);
        return keys;
    }

    /** Keys below a parent that are read at all. */
    Set<String> allBelow(List<Object> parent) {
        Set<String> keys = new TreeSet<>();
        collect(read, parent, keys);
        collect(consulted, parent, keys);
        return keys;
    }

    private static void collect(List<List<Object>> paths, List<Object> parent, Set<String> keys) {
        for (List<Object> path : paths) {
            if (path.size() > parent.size()
                    && path.subList(0, parent.size()).equals(parent)
                    && path.get(parent.size()) instanceof String key) {
                keys.add(key);
            }
        }
    }
}
