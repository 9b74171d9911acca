package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which paths of a provider's object a mapping reads: "the rest" is what it does not. */
final class PathsRead {

    private final List<List<Object>> read = new ArrayList<>();
    private final List<List<Object>> consulted = new ArrayList<>();
    private final Map<List<Object>, Set<String>> filled = new HashMap<>();
    private final Map<List<Object>, String> rests = new HashMap<>();
    private final Outline outline = new Outline();

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
        outline.add(path);
    }

    /** Adds a part of which the mapping reads all, or only what it says by itself. */
    void addPart(List<Object> segments, boolean all) {
        if (all) {
            outline.add(segments);
        } else {
            outline.pass(segments);
        }
    }

    /** What of a payload has to be kept. */
    Outline outline() {
        return outline;
    }

    /** A place of which all that nothing else reads goes into a unified field, by its keys. */
    void addRest(List<Object> parent, String field) {
        rests.put(List.copyOf(parent), field);
    }

    /**
     * Unified fields that what stands at a path goes into, or parts of it, in order: those that rules fill from there, or
     * its place in a map of the rest. None if nothing reads it.
     */
    Set<String> filledFrom(List<Object> path) {
        Set<String> fields = new TreeSet<>();
        filled.forEach((from, names) -> {
            if (startsWith(from, path) || startsWith(path, from)) {
                fields.addAll(names);
            }
        });
        if (fields.isEmpty() && !path.isEmpty() && rests.containsKey(path.subList(0, path.size() - 1))) {
            fields.add(rests.get(path.subList(0, path.size() - 1)) + "." + path.get(path.size() - 1));
        }
        return fields;
    }

    /** Unified fields of which all that they are made of stands at one of these paths, in order. */
    Set<String> filledWhollyFrom(Collection<List<Object>> given) {
        Set<String> whole = new TreeSet<>();
        Set<String> lacking = new HashSet<>();
        filled.forEach((from, names) -> {
            boolean there = given.stream().anyMatch(path -> startsWith(from, path) || startsWith(path, from));
            (there ? whole : lacking).addAll(names);
        });
        whole.removeAll(lacking);
        given.stream()
                .filter(path -> filled.keySet().stream().noneMatch(from -> startsWith(from, path)))
                .forEach(path -> whole.addAll(filledFrom(path)));
        return whole;
    }

    private static boolean startsWith(List<Object> path, List<Object> beginning) {
        return path.size() >= beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
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
