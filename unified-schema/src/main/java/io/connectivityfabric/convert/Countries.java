package io.connectivityfabric.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Countries by ISO 3166-1 code and by name. */
public final class Countries {

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.JAPANESE,
            Locale.KOREAN,
            Locale.CHINESE,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("nl"),
            Locale.forLanguageTag("da"),
            Locale.forLanguageTag("sv"),
            Locale.forLanguageTag("nb"),
            Locale.forLanguageTag("fi"),
            Locale.forLanguageTag("pl"),
            Locale.forLanguageTag("cs"),
            Locale.forLanguageTag("hu"),
            Locale.forLanguageTag("tr"));

    // Names in use that no locale of the JDK has, and Kosovo, whose code is user-assigned.
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("u.s.", "US"),
            Map.entry("u.s.a.", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "GB"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("turkey", "TR"),
            Map.entry("türkiye", "TR"),
            Map.entry("czech republic", "CZ"),
            Map.entry("czechia", "CZ"),
            Map.entry("republic of ireland", "IE"),
            Map.entry("russian federation", "RU"),
            Map.entry("korea", "KR"),
            Map.entry("republic of korea", "KR"),
            Map.entry("viet nam", "VN"),
            Map.entry("hong kong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("xk", "XK"),
            Map.entry("xkx", "XK"),
            Map.entry("kosovo", "XK"));

    private static final int LONGEST_NAME = 200;

    private Countries() {}

    /** The alpha-2 code of a country given by code (two or three letters) or name; null if it is no country. */
    public static String codeOf(String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_NAME) {
            return null;
        }
        String code = ByName.CODES.get(text);
        return code != null ? code : ByName.CODES.get(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The English name of an alpha-2 code; null if there is no such country. */
    public static String englishName(String code) {
        if ("XK".equals(code)) {
            return "Kosovo";
        }
        return code == null || !code.equals(codeOf(code)) ? null : region(code).getDisplayCountry(Locale.ENGLISH);
    }

    /** Built on first use: some thousand names. */
    private static final class ByName {
        private static final Map<String, String> CODES = build();

        private static Map<String, String> build() {
            Map<String, String> codes = new HashMap<>();
            for (String code : Locale.getISOCountries()) {
                Locale country = region(code);
                for (Locale language : LANGUAGES) {
                    codes.putIfAbsent(country.getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
                }
                alpha3(country, codes, code);
            }
            for (String code : Locale.getISOCountries()) {
                codes.put(code.toLowerCase(Locale.ROOT), code);
            }
            codes.putAll(ALIASES);
            // As they are: what nearly every record has.
            for (String code : Locale.getISOCountries()) {
                codes.put(code, code);
            }
            codes.put("XK", "XK");
            return codes;
        }

        private static void alpha3(Locale country, Map<String, String> codes, String code) {
            try {
                codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            } catch (MissingResourceException none) {
                // Not every territory has one.
            }
        }
    }

    private static Locale region(String code) {
        return new Locale.Builder().setRegion(code).build();
    }
}
