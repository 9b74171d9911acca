package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T10:00:00Z,2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00.123Z,2026-11-01T10:00:00.123Z",
        "2026-11-01T10:00:00.1234567Z,2026-11-01T10:00:00.123Z",
        "2026-11-01T12:00:00+02:00,2026-11-01T10:00:00Z",
        "2026-11-01T12:00:00.5+0200,2026-11-01T10:00:00.500Z",
        "2026-11-01T10:00:00,2026-11-01T10:00:00Z",
        "2026-11-01,2026-11-01T00:00:00Z",
        "1793527200000,2026-11-01T10:00:00Z",
        "-1000,1969-12-31T23:59:59Z",
        "0,1970-01-01T00:00:00Z",
    })
    @Tag("edge-29")
    void hubSpotsTimesInAllTheirForms(String text, Instant time) {
        assertThat(Times.isoOrMillis(text).toInstant()).isEqualTo(time);
    }

    @Test
    @Tag("edge-30")
    void aDateIsTheSameDayInEveryZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"Pacific/Kiritimati", "America/Los_Angeles"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(Times.isoOrMillis("2026-11-01").toInstant())
                        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Tag("edge-29")
    @Tag("edge-31")
    void secondsSince1970() {
        assertThat(Times.epochSeconds(1680893993L).toInstant()).isEqualTo(Instant.parse("2023-04-07T18:59:53Z"));
        assertThat(Times.epochSeconds(0L).toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(Times.epochSeconds(-1L).toInstant()).isEqualTo(Instant.parse("1969-12-31T23:59:59Z"));
        assertThat(Times.epochSeconds(new BigDecimal("1.5")).toInstant()).isEqualTo(Instant.ofEpochMilli(1500));
    }

    @Test
    @Tag("edge-31")
    void millisecondsTakenForSecondsAreNoticed() {
        assertThatThrownBy(() -> Times.epochSeconds(1680893993000L))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("seconds since 1970");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-01T10", "99999999999999999999", ""})
    void whatIsNoTimeIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Times.isoOrMillis(text))
                .isInstanceOf(ConversionException.class)
                .satisfies(failure -> assertThat(
                                text.isEmpty() || !failure.getMessage().contains(text))
                        .isTrue());
    }
}
