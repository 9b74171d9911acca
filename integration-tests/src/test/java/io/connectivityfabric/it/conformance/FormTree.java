package io.connectivityfabric.it.conformance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Query or form fields as the tree that their bracket notation describes: {@code a[b]=1} is a field in a field,
 * {@code a[]=1} and {@code a[0]=1} an element of a list.
 */
sealed interface FormTree {

    /** A single value. */
    record Text(String value) implements FormTree {}

    /** Named fields; a list arrives as fields named by their index. */
    record Fields(Map<String, FormTree> byName) implements FormTree {
        boolean isList() {
            return byName.keySet().stream()
                    .allMatch(name -> !name.isEmpty() && name.chars().allMatch(Character::isDigit));
        }
    }

    /** One name given several values: {@code a=1&a=2}. */
    record Repeated(List<FormTree> values) implements FormTree {}

    /** Reads {@code application/x-www-form-urlencoded} text. */
    static Fields parse(String encoded) {
        Fields root = new Fields(new LinkedHashMap<>());
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            put(root, names(decode(name)), new Text(decode(value)));
        }
        return root;
    }

    private static void put(Fields root, List<String> names, Text value) {
        Fields fields = root;
        for (String name : names.subList(0, names.size() - 1)) {
            String key = keyIn(fields, name);
            if (!(fields.byName().get(key) instanceof Fields)) {
                fields.byName().put(key, new Fields(new LinkedHashMap<>()));
            }
            fields = (Fields) fields.byName().get(key);
        }
        fields.byName().merge(keyIn(fields, names.get(names.size() - 1)), value, FormTree::joined);
    }

    private static FormTree joined(FormTree before, FormTree added) {
        List<FormTree> values = new ArrayList<>();
        if (before instanceof Repeated repeated) {
            values.addAll(repeated.values());
        } else {
            values.add(before);
        }
        values.add(added);
        return new Repeated(values);
    }

    /** An empty name ({@code a[]}) appends. */
    private static String keyIn(Fields fields, String name) {
        return name.isEmpty() ? Integer.toString(fields.byName().size()) : name;
    }

    /** {@code a[b][0]} as a, b, 0; a name whose brackets do not pair stays whole. */
    private static List<String> names(String key) {
        int open = key.indexOf('[');
        if (open <= 0 || !key.substring(open).matches("(\\[[^\\[\\]]*])+")) {
            return List.of(key);
        }
        List<String> names = new ArrayList<>(List.of(key.substring(0, open)));
        names.addAll(List.of(key.substring(open + 1, key.length() - 1).split("]\\[", -1)));
        return names;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
