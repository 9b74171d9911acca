package io.connectivityfabric.connect.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a stream's history that is still to be read, and how far it has been read. As text, for people who look at
 * offsets: {@code created:..1764000000>cus_123@1763990000}.
 *
 * @param kind what the bounds and the cursor mean to the reader: letters and underscores
 * @param from the lower bound, included; null if open
 * @param to the upper bound, included; null if open
 * @param cursor where to go on, in the provider's own words; null if nothing has been read
 * @param cursorTick the place of the cursor between the bounds, if the reader needs it should the cursor be lost; or
 *     null
 */
public record BackfillRange(String kind, Long from, Long to, String cursor, Long cursorTick) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z_]+):(-?\\d*)\\.\\.(-?\\d*)(?:>([^;>@]+))?(?:@(-?\\d+))?");
    private static final String[][] ESCAPES = {{"%", "%25"}, {";", "%3B"}, {">", "%3E"}, {"@", "%40"}};

    /** A range of which nothing has been read. */
    public static BackfillRange unread(String kind, Long from, Long to) {
        return new BackfillRange(kind, from, to, null, null);
    }

    /** This range, read up to a cursor. */
    public BackfillRange readTo(String newCursor, Long newCursorTick) {
        return new BackfillRange(kind, from, to, newCursor, newCursorTick);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is no range
     */
    public static BackfillRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no range such as created:..1764000000>cus_1@1763990000");
        }
        String cursor = matcher.group(4);
        return new BackfillRange(
                matcher.group(1),
                number(matcher.group(2)),
                number(matcher.group(3)),
                cursor == null ? null : unescape(cursor),
                number(matcher.group(5)));
    }

    private static Long number(String text) {
        return text == null || text.isEmpty() ? null : Long.valueOf(text);
    }

    private static String escape(String text) {
        String escaped = text;
        for (String[] escape : ESCAPES) {
            escaped = escaped.replace(escape[0], escape[1]);
        }
        return escaped;
    }

    private static String unescape(String text) {
        String plain = text;
        for (int i = ESCAPES.length - 1; i >= 0; i--) {
            plain = plain.replace(ESCAPES[i][1], ESCAPES[i][0]);
        }
        return plain;
    }

    @Override
    public String toString() {
        return kind + ":" + (from == null ? "" : from) + ".." + (to == null ? "" : to)
                + (cursor == null ? "" : ">" + escape(cursor))
                + (cursorTick == null ? "" : "@" + cursorTick);
    }
}
