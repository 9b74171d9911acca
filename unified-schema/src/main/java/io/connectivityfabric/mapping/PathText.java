package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as written in a mapping file: {@code address.city}, {@code tax_ids.data[0].value}, {@code metadata["a.b"]}; with
 * {@code $.} in front it starts from the whole object, also inside a shared mapping. {@code .} alone is the object itself.
 *
 * @param text as written
 * @param fromRoot whether it starts from the whole object
 * @param segments keys ({@code String}) and indexes ({@code Integer})
 */
record PathText(String text, boolean fromRoot, List<Object> segments) {

    /**
     * @throws IllegalArgumentException saying what is wrong with the path
     */
    static PathText parse(String text) {
        boolean fromRoot = text.startsWith("$.");
        String path = fromRoot ? text.substring(2) : text;
        List<Object> segments = new ArrayList<>();
        if (path.equals(".")) {
            return new PathText(text, fromRoot, segments);
        }
        int i = 0;
        while (i < path.length()) {
            if (path.charAt(i) == '[') {
                int end = path.indexOf(']', i);
                if (end < 0) {
                    throw new IllegalArgumentException("has a '[' without ']'");
                }
                segments.add(bracket(path.substring(i + 1, end)));
                i = end + 1;
            } else {
                int end = i;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                if (end == i) {
                    throw new IllegalArgumentException("has an empty part");
                }
                segments.add(path.substring(i, end));
                i = end;
            }
            if (i < path.length() && path.charAt(i) == '.') {
                i++;
                if (i == path.length()) {
                    throw new IllegalArgumentException("ends in a dot");
                }
            }
        }
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return new PathText(text, fromRoot, List.copyOf(segments));
    }

    private static Object bracket(String inside) {
        if (inside.length() >= 2 && inside.startsWith("\"") && inside.endsWith("\"")) {
            return inside.substring(1, inside.length() - 1);
        }
        try {
            return Integer.valueOf(inside);
        } catch (NumberFormatException notAnIndex) {
            throw new IllegalArgumentException("needs a number or a \"quoted key\" inside [ ]");
        }
    }
}
