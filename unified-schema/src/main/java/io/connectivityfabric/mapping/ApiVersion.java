package io.connectivityfabric.mapping;

/**
 * Versions of APIs that are named by date, with or without more behind it: {@code 2022-11-15}, {@code 2025-03-31.basil},
 * {@code 2026-09}. Told apart by text alone, since a condition on them may be asked many times for each record.
 */
final class ApiVersion {

    private static final String DAY = "0000-00-00";
    private static final String MONTH = "0000-00";

    private ApiVersion() {}

    /** Whether a text is a day or a month and nothing more. */
    static boolean isDate(String text) {
        return (text.length() == DAY.length() || text.length() == MONTH.length()) && dateLength(text) == text.length();
    }

    /**
     * Whether a version's date is in a range.
     *
     * @param version null, or without a date, is the newest there is
     * @param from null for any
     * @param before null for any
     */
    static boolean isWithin(String version, String from, String before) {
        int length = version == null ? 0 : dateLength(version);
        if (length == 0) {
            return before == null;
        }
        return (from == null || compare(version, length, from) >= 0)
                && (before == null || compare(version, length, before) < 0);
    }

    /** Length of the date that a text begins with; 0 if it begins with none. */
    private static int dateLength(String text) {
        int length = 0;
        while (length < DAY.length() && length < text.length() && isLike(text.charAt(length), DAY.charAt(length))) {
            length++;
        }
        return length == DAY.length() ? length : length >= MONTH.length() ? MONTH.length() : 0;
    }

    private static boolean isLike(char character, char pattern) {
        return pattern == '0' ? character >= '0' && character <= '9' : character == pattern;
    }

    /** A month is its first day. */
    private static int compare(String version, int length, String date) {
        int common = Math.min(length, date.length());
        for (int i = 0; i < common; i++) {
            int difference = version.charAt(i) - date.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return dayBeyond(version, common, length) - dayBeyond(date, common, date.length());
    }

    private static int dayBeyond(String date, int from, int length) {
        return from == length ? 1 : Integer.parseInt(date, length - 2, length, 10);
    }
}
