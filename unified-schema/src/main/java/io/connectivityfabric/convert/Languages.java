package io.connectivityfabric.convert;

import java.util.Locale;
import java.util.Set;

/** Language tags. */
public final class Languages {

    /** Codes that have another one today. */
    private static final Set<String> RENAMED = Set.of("iw", "in", "ji");

    private Languages() {}

    /** A tag in the form of BCP 47, {@code en-US} of {@code en-us} or {@code en_US}; null if it is none. */
    public static String bcp47(String text) {
        String tag = Texts.trimToNull(text);
        if (tag == null) {
            return null;
        }
        if (isNormal(tag)) {
            return tag;
        }
        String normal = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return normal.equals("und") ? null : normal;
    }

    /** Whether it is of the form {@code en} or {@code en-US}, as nearly all are: to look at them through Locale is slow. */
    private static boolean isNormal(String tag) {
        int length = tag.length();
        return (length == 2 || length == 5 && tag.charAt(2) == '-' && isUpper(tag.charAt(3)) && isUpper(tag.charAt(4)))
                && isLower(tag.charAt(0))
                && isLower(tag.charAt(1))
                && !RENAMED.contains(tag.substring(0, 2));
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
