package io.connectivityfabric.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads the {@code Retry-After} header: seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from now; null if there is no such header or it makes no sense. */
    public static Duration of(HttpResponse response) {
        return response.header("Retry-After").map(value -> parse(value.trim())).orElse(null);
    }

    private static Duration parse(String value) {
        try {
            return Duration.ofNanos(Math.max(0, Math.round(Double.parseDouble(value) * 1e9)));
        } catch (NumberFormatException e) {
            return untilDate(value);
        }
    }

    private static Duration untilDate(String value) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
