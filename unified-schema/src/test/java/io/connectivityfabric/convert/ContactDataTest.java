package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactDataTest {

    @ParameterizedTest
    @CsvSource({
        "' Jenny.Rosen@Example.COM ',Jenny.Rosen@example.com",
        "jenny@Bücher.example,jenny@xn--bcher-kva.example",
        "jenny@example.com,jenny@example.com",
        "not an address,not an address",
        "@example.com,@example.com",
        "'  ',",
    })
    @Tag("edge-9")
    void emailsCanBeCompared(String text, String email) {
        assertThat(Emails.normalize(text)).isEqualTo(email);
    }

    @ParameterizedTest
    @CsvSource({
        "+4930901820,,+4930901820",
        "+49 (30) 901-820,,+4930901820",
        "030 901820,,030 901820",
        "030 901820,DE,+4930901820",
        "(415) 555-0132,US,+14155550132",
        "+1 415 555 0132 ext. 7,,+14155550132",
        "call me,DE,call me",
        "555-0132,US,555-0132",
        "'  ',DE,",
    })
    @Tag("edge-11")
    void phonesAreReadButNotGuessed(String text, String country, String phone) {
        assertThat(Phones.e164(text, () -> country)).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({
        "United States,US",
        "USA,US",
        "us,US",
        "DEU,DE",
        "Deutschland,DE",
        "Österreich,AT",
        "日本,JP",
        "XK,XK",
        "Kosovo,XK",
        "UK,GB",
        "Atlantis,",
        "'',",
    })
    @Tag("edge-13")
    void countriesAreKnownByCodeAndName(String text, String code) {
        assertThat(Countries.codeOf(text)).isEqualTo(code);
    }

    @Test
    void everyCountryComesBackFromItsEnglishName() {
        for (String code : java.util.Locale.getISOCountries()) {
            assertThat(Countries.codeOf(Countries.englishName(code))).isEqualTo(code);
        }
        assertThat(Countries.englishName("XK")).isEqualTo("Kosovo");
        assertThat(Countries.englishName("ZZ")).isNull();
        assertThat(Countries.englishName("de")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"en-us,en-US", "de_AT,de-AT", "EN,en", "zh-hans-cn,zh-Hans-CN", "'',", "!,"})
    @Tag("edge-15")
    void languagesAreBcp47(String text, String tag) {
        assertThat(Languages.bcp47(text)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "us_slash_eastern,US/Eastern",
        "america_slash_argentina_slash_buenos_aires,America/Argentina/Buenos_Aires",
        "mars_slash_olympus,",
        "'',",
    })
    @Tag("edge-16")
    void hubSpotsTimeZones(String text, String zone) {
        assertThat(TimeZones.ofHubSpot(text)).isEqualTo(zone);
        if (zone != null) {
            assertThat(TimeZones.toHubSpot(zone)).isEqualTo(text);
        }
    }

    @Test
    void shortLanguageTagsAreThoseOfTheJdk() {
        for (char one = 'a'; one <= 'z'; one++) {
            for (char two = 'a'; two <= 'z'; two++) {
                for (String region : List.of("", "-US", "_us", "-u", "-Us")) {
                    String tag = "" + one + two + region;
                    assertThat(Languages.bcp47(tag))
                            .isEqualTo(
                                    Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag());
                }
            }
        }
    }
}
