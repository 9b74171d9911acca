package io.connectivityfabric.http;

/**
 * Keeps halves of characters alive. JSON can hold one as an escape ({@code \ud83d} of a cut-off emoji); as a plain Java
 * character it would become a question mark as soon as the text is encoded.
 */
final class LoneSurrogates {

    private LoneSurrogates() {}

    /** The same JSON text with every half of a surrogate pair written as an escape again. */
    static String escape(String json) {
        int first = firstLone(json, 0);
        if (first < 0) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 16);
        int copied = 0;
        for (int lone = first; lone >= 0; lone = firstLone(json, copied)) {
            out.append(json, copied, lone).append(String.format("\\u%04x", (int) json.charAt(lone)));
            copied = lone + 1;
        }
        return out.append(json, copied, json.length()).toString();
    }

    private static int firstLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
