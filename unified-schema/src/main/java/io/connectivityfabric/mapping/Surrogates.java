package io.connectivityfabric.mapping;

/**
 * Halves of characters in JSON text. An emoji is written as two escapes, and where a provider cut a text in between, one of
 * them stands alone. That is no character: converters would refuse the record, or put a question mark in silence.
 */
final class Surrogates {

    private static final String REPLACEMENT = "\\ufffd";
    private static final int ESCAPE = REPLACEMENT.length();

    private Surrogates() {}

    /** The same JSON with the character for what is not known (U+FFFD) in the place of each half. */
    static String withoutHalves(String json) {
        if (!json.contains("\\u")) {
            return json;
        }
        StringBuilder whole = null;
        int copied = 0;
        int i = json.indexOf('\\');
        while (i >= 0 && i + 1 < json.length()) {
            int length = json.charAt(i + 1) == 'u' ? ESCAPE : 2;
            int c = length == ESCAPE ? escaped(json, i) : -1;
            if (isHigh(c) && isLow(escaped(json, i + ESCAPE))) {
                length = 2 * ESCAPE;
            } else if (isHigh(c) || isLow(c)) {
                whole = whole == null ? new StringBuilder(json.length()) : whole;
                whole.append(json, copied, i).append(REPLACEMENT);
                copied = i + ESCAPE;
            }
            i = json.indexOf('\\', i + length);
        }
        return whole == null ? json : whole.append(json, copied, json.length()).toString();
    }

    /** The character that is escaped at a place; -1 if none is. */
    private static int escaped(String json, int at) {
        if (at + ESCAPE > json.length() || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return -1;
        }
        int c = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            c = c << 4 | digit;
        }
        return c;
    }

    private static boolean isHigh(int c) {
        return c >= Character.MIN_HIGH_SURROGATE && c <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int c) {
        return c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE;
    }
}
