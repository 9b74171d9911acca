package io.connectivityfabric.convert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Conversions of plain text. */
public final class Texts {

    private Texts() {}

    /** The text without blanks around it; null if nothing remains. */
    public static String trimToNull(String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.strip();
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** At most {@code max} characters, never half of a surrogate pair. */
    public static String truncate(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** The parts between separators, trimmed, without blanks and repetitions, in the order given. */
    public static List<String> list(String text, String separators) {
        if (separators.length() == 1 && text.indexOf(separators.charAt(0)) < 0) {
            String only = trimToNull(text);
            return only == null ? List.of() : List.of(only);
        }
        Set<String> parts = new LinkedHashSet<>();
        split(text, separators, parts);
        return new ArrayList<>(parts);
    }

    /**
     * Tags in a form that is the same for the same tags: trimmed, without blanks, without repetitions (the first
     * spelling stays where two differ only in case), sorted.
     */
    public static List<String> tags(Iterable<String> texts) {
        TreeMap<String, String> tags = new TreeMap<>();
        for (String text : texts) {
            Set<String> parts = new LinkedHashSet<>();
            split(text, ";,", parts);
            parts.forEach(part -> tags.putIfAbsent(part.toLowerCase(Locale.ROOT), part));
        }
        return new ArrayList<>(tags.values());
    }

    /** The first line that is not blank. */
    public static String firstLine(String text) {
        if (isOneLine(text)) {
            return trimToNull(text);
        }
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The lines after the first, blank ones left out, still as lines. */
    public static String otherLines(String text) {
        if (isOneLine(text)) {
            return null;
        }
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .skip(1)
                .toList();
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    /** The items between separators; a separator inside an item becomes a blank, since there is no way to escape it. */
    public static String join(List<String> items, String separator) {
        List<String> clean = new ArrayList<>(items.size());
        for (String item : items) {
            String text =
                    trimToNull(item.replace(separator, " ").replace(';', ' ').replace(',', ' '));
            if (text != null) {
                clean.add(text);
            }
        }
        return clean.isEmpty() ? null : String.join(separator, clean);
    }

    private static void split(String text, String separators, Set<String> parts) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                String part = trimToNull(text.substring(start, i));
                if (part != null) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
    }
}
