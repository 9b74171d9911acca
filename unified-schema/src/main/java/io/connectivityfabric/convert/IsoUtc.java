package io.connectivityfabric.convert;

import java.time.LocalDate;
import java.util.Date;

/**
 * Reads {@code 2026-11-01T10:00:00Z}, also with {@code .123}: the two forms that APIs send, on which the JDK's general
 * parser would take a large part of a record's time.
 */
final class IsoUtc {

    private static final int WITHOUT_MILLIS = "2026-11-01T10:00:00Z".length();
    private static final int WITH_MILLIS = "2026-11-01T10:00:00.123Z".length();
    private static final long DAY_MILLIS = 86_400_000L;

    private IsoUtc() {}

    /**
     * The time; null if it is in another form, or none.
     *
     * @throws java.time.DateTimeException if there is no such day
     */
    static Date parse(String text) {
        int length = text.length();
        if (length != WITHOUT_MILLIS && length != WITH_MILLIS || text.charAt(length - 1) != 'Z') {
            return null;
        }
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T') {
            return null;
        }
        if (text.charAt(13) != ':' || text.charAt(16) != ':' || length == WITH_MILLIS && text.charAt(19) != '.') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int millis = length == WITH_MILLIS ? digits(text, 20, 23) : 0;
        if ((year | month | day | hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long ofDay = ((hour * 60L + minute) * 60 + second) * 1000 + millis;
        return new Date(LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS + ofDay);
    }

    /** The number in these digits; -1 if one is none. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
