package io.connectivityfabric.convert;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Locale;

/** Points in time, as providers write them. Connect and Avro carry them as milliseconds since 1970. */
public final class Times {

    // 1 January of the years 0001 and 10000: beyond them a number is a mistake (seconds taken for milliseconds or so).
    private static final long MIN_SECONDS = -62_135_596_800L;
    private static final long MAX_SECONDS = 253_402_300_800L;

    private static final long DAY_MILLIS = 86_400_000L;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd['T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]]")
            .toFormatter(Locale.ROOT);

    private Times() {}

    /**
     * A time of whole or broken seconds since 1970.
     *
     * @throws ConversionException if it is no number, or beyond the years 1 to 9999
     */
    public static Date epochSeconds(Object value) {
        if (value instanceof Long whole && whole >= MIN_SECONDS && whole < MAX_SECONDS) {
            return new Date(whole * 1000);
        }
        BigDecimal seconds = number(value, "seconds since 1970");
        if (seconds.compareTo(BigDecimal.valueOf(MIN_SECONDS)) < 0
                || seconds.compareTo(BigDecimal.valueOf(MAX_SECONDS)) >= 0) {
            throw new ConversionException("is not within the years 1 to 9999; expected seconds since 1970");
        }
        return new Date(seconds.movePointRight(3).longValue());
    }

    /**
     * A time of milliseconds since 1970.
     *
     * @throws ConversionException if it is no number, or beyond the years 1 to 9999
     */
    public static Date epochMillis(Object value) {
        return millis(number(value, "milliseconds since 1970"));
    }

    /** Whole seconds since 1970; a fraction is dropped. */
    public static long toEpochSeconds(Object time) {
        return Math.floorDiv(((Date) time).getTime(), 1000L);
    }

    /** Midnight in UTC of the day that a time is in, in UTC. */
    public static Date startOfDay(Date time) {
        return new Date(Math.floorDiv(time.getTime(), DAY_MILLIS) * DAY_MILLIS);
    }

    /**
     * A time as HubSpot writes it: ISO 8601, with or without fraction and offset (UTC where there is none), a bare date
     * (midnight UTC), or milliseconds since 1970, as text or number.
     *
     * @throws ConversionException if it is none of these
     */
    public static Date isoOrMillis(Object value) {
        if (value instanceof String text) {
            String time = text.strip();
            return isMillis(time) ? epochMillis(time) : iso(time);
        }
        return millis(number(value, "a time"));
    }

    /** ISO 8601 in UTC: {@code 2026-11-01T10:00:00Z}, with a fraction where there is one. */
    public static String isoText(Date time) {
        return time.toInstant().toString();
    }

    /** The day in UTC: {@code 2026-11-01}. */
    public static String isoDate(Date time) {
        return time.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static boolean isMillis(String time) {
        for (int i = time.startsWith("-") ? 1 : 0; i < time.length(); i++) {
            if (time.charAt(i) < '0' || time.charAt(i) > '9') {
                return false;
            }
        }
        return !time.isEmpty();
    }

    private static Date millis(BigDecimal millis) {
        BigDecimal seconds = millis.movePointLeft(3);
        return epochSeconds(seconds);
    }

    private static Date iso(String time) {
        try {
            Date utc = IsoUtc.parse(time);
            if (utc != null) {
                return utc;
            }
            TemporalAccessor parsed = ISO.parseBest(time, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return Date.from(offset.toInstant());
            }
            return parsed instanceof LocalDateTime local
                    ? Date.from(local.toInstant(ZoneOffset.UTC))
                    : Date.from(
                            LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException notATime) {
            throw new ConversionException("is no time; expected ISO 8601 or milliseconds since 1970");
        }
    }

    private static BigDecimal number(Object value, String expected) {
        try {
            return Numbers.decimal(value);
        } catch (ConversionException notANumber) {
            throw new ConversionException("is no number; expected " + expected);
        }
    }
}
