package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker's locale and time zone change nothing: neither in what is read nor in what is written. */
class DefaultLocaleTest {

    private static final List<String> HERE = everything();

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    /** In Turkish the capital of i is İ; other locales have other digits, calendars and decimal points. */
    @ParameterizedTest
    @Tag("edge-29")
    @Tag("edge-30")
    @CsvSource({
        "tr-TR,Europe/Istanbul",
        "az-AZ,Pacific/Kiritimati",
        "ar-EG-u-nu-arab,Africa/Cairo",
        "th-TH-u-ca-buddhist-nu-thai,Asia/Bangkok",
        "ja-JP-u-ca-japanese,Pacific/Apia",
        "de-DE,America/St_Johns",
        "lt-LT,Pacific/Niue",
    })
    void everyObjectIsReadAndWrittenAsElsewhere(String tag, String zoneId) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
        assertThat(everything()).isEqualTo(HERE);
    }

    /** What all mappings make of all fixtures. */
    private static List<String> everything() {
        List<String> results = new ArrayList<>();
        for (FixtureFile.Reading reading : FixtureFile.readings()) {
            Struct record = reading.record();
            results.add(reading + ": " + UnifiedJson.write(record));
            for (String name : Fixtures.MAPPINGS.writable()) {
                String[] parts = name.split("\\.", 2);
                Fixtures.MAPPINGS.writes(parts[0], parts[1]).stream()
                        .filter(write -> write.entity().equals(reading.mapping().entity()))
                        .forEach(write -> results.add(reading + " to " + name + ": " + written(write, record)));
            }
        }
        return results;
    }

    /** What is written, or why it cannot be. */
    private static String written(WriteMapping write, Struct record) {
        try {
            return write.apply(record).toString();
        } catch (MappingException refusal) {
            return refusal.getMessage();
        }
    }
}
