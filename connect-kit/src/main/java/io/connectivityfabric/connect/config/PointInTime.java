package io.connectivityfabric.connect.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** A setting that is a day ({@code 2024-01-31}: its first moment, UTC) or a moment ({@code 2024-01-31T12:00:00Z}). */
public final class PointInTime implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
        if (value != null) {
            try {
                of((String) value);
            } catch (DateTimeParseException e) {
                throw new ConfigException(
                        name, value, "must be a day such as 2024-01-31 or a moment such as 2024-01-31T12:00:00Z");
            }
        }
    }

    /**
     * The moment that a valid text means.
     *
     * @throws DateTimeParseException if the text is neither
     */
    public static Instant of(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String toString() {
        return "day or moment (ISO 8601)";
    }
}
