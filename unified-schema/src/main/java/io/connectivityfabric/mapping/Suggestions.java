package io.connectivityfabric.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
public final class Suggestions {

    private static final int LISTED = 12;

    private Suggestions() {}

    /** "Did you mean 'email'?", or the list of what there is if nothing comes close. */
    public static String didYouMean(String word, Collection<String> known) {
        int tolerated = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= tolerated)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "Did you mean '" + candidate + "'?")
                .orElseGet(() -> all(known));
    }

    private static String all(Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        return sorted.size() <= LISTED
                ? "Known are " + String.join(", ", sorted) + "."
                : "Known are " + String.join(", ", sorted.subList(0, LISTED)) + " and " + (sorted.size() - LISTED)
                        + " more.";
    }

    /** Edit distance (Levenshtein): the least number of characters inserted, dropped or replaced. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
