package io.connectivityfabric.connect.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Accepts known names only, and helps with a misspelt one; for a setting with one name or with a list of them. */
public final class KnownNames implements Validator, Recommender {
    private final String what;
    private final List<String> known;
    private final Pattern others;
    private final String othersInWords;

    /**
     * @param what what is named, in the singular, for messages: "stream"
     * @param known the names allowed
     */
    public KnownNames(String what, List<String> known) {
        this(what, known, null, null);
    }

    /**
     * @param what what is named, in the singular, for messages: "stream"
     * @param known the names allowed
     * @param others form of further names, which only the user knows; null if there are none
     * @param othersInWords what these are
     */
    public KnownNames(String what, List<String> known, Pattern others, String othersInWords) {
        this.what = what;
        this.known = List.copyOf(known);
        this.others = others;
        this.othersInWords = othersInWords;
    }

    /** All names that are allowed, in words. */
    public String inWords() {
        return String.join(", ", known) + (others == null ? "" : "; " + othersInWords);
    }

    /** Whether a name is allowed. */
    public boolean includes(String name) {
        return known.contains(name) || others != null && others.matcher(name).matches();
    }

    @Override
    public void ensureValid(String setting, Object value) {
        if (value instanceof List<?> names) {
            ensureAll(setting, names);
        } else if (value != null) {
            ensureKnown(setting, value.toString());
        }
    }

    private void ensureAll(String setting, List<?> names) {
        if (names.isEmpty()) {
            throw new ConfigException(
                    "Setting " + setting + " is empty: name at least one " + what + " of " + inWords());
        }
        Set<Object> seen = new HashSet<>();
        for (Object name : names) {
            ensureKnown(setting, name.toString());
            if (!seen.add(name)) {
                throw new ConfigException("Setting " + setting + " names the " + what + " '" + name + "' twice");
            }
        }
    }

    private void ensureKnown(String setting, String name) {
        if (includes(name)) {
            return;
        }
        String nearest = nearest(name);
        throw new ConfigException("Setting " + setting + ": there is no " + what + " '" + name + "'. Known: "
                + inWords() + "." + (nearest == null ? "" : " Did you mean '" + nearest + "'?"));
    }

    /** The closest known name, or null if none is near enough to be a slip of the keyboard. */
    private String nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).strip();
        String best = null;
        int bestDistance = Math.max(2, wanted.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Levenshtein's distance: the least number of letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return new ArrayList<>(known);
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }

    @Override
    public String toString() {
        return "[" + inWords() + "]";
    }
}
