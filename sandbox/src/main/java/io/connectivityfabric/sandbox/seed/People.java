package io.connectivityfabric.sandbox.seed;

import java.util.List;
import java.util.Locale;

/** Makes the people of one tenant: person n is the same for the same seed, whoever asks and however many there are. */
final class People {
    /** Domains that RFC 2606 reserves, so that nothing here can reach anybody. */
    private static final List<String> DOMAINS = List.of(
            "example.com",
            "example.org",
            "example.net",
            "mail.example",
            "Firma.Example",
            "corp.example.com",
            "sub.mail.example.org",
            "xn--mller-kva.example",
            "EXAMPLE.COM");

    private static final List<String> COMPANIES = List.of(
            "Acme Corp.",
            "Müller & Söhne GmbH",
            "株式会社サンプル",
            "شركة المثال",
            "Smith, Jones & Co",
            "ООО «Пример»",
            "\"Quoted\" Ltd",
            "Société Générale d'Exemples",
            "1-800-EXAMPLE",
            "Ünïcödé Inc. 🚀");

    private static final List<String> ODD_NAMES = List.of(
            "Null",
            "Robert'); DROP TABLE customers;--",
            "<b>Bold</b>",
            "  padded  name  ",
            "Tab\there",
            "Two\nLines",
            "👩‍👩‍👧‍👦 Family",
            "Zero\u200bWidth",
            "\u202ereversed",
            "-",
            "0",
            "true",
            "Ａｃｍｅ（全角）",
            "Dr. Prof. Sir N. O. Name, Jr.",
            "e\u0301 (decomposed)",
            "back\\slash \"quotes\"");

    private static final List<String> ODD_PHONES =
            List.of("n/a", "-", "call me maybe", "0", "+", "(  )", "12345", "555-CALL-NOW");

    private final long seed;
    private final String tenant;

    People(long seed, String tenant) {
        this.seed = seed;
        this.tenant = tenant;
    }

    /**
     * Person n of a group. Groups with different marks never share an e-mail address.
     *
     * @param mark stands before the number in e-mail addresses; no digits
     */
    Person person(String group, String mark, int n) {
        Dice dice = Dice.of(seed, tenant + "/" + group, n);
        Culture culture = dice.pick(Cultures.ALL);
        Culture.Name given = dice.pick(culture.given());
        Culture.Name family = dice.pick(culture.family());
        String email = email(dice, given, family, mark + n);
        Person.Address address = dice.percent(75) ? address(dice, culture) : null;
        String phone = dice.percent(70) ? phone(dice, culture) : null;
        String company = dice.percent(30) ? dice.pick(COMPANIES) : null;
        return named(dice, given, family, culture, email, phone, address, company);
    }

    private static Person named(
            Dice dice,
            Culture.Name given,
            Culture.Name family,
            Culture culture,
            String email,
            String phone,
            Person.Address address,
            String company) {
        int kind = dice.below(1000);
        String first = given.written();
        String last = family.written();
        String full;
        if (kind < 880) {
            full = culture.familyFirst() ? last + (family.latin() ? " " : "") + first : first + " " + last;
        } else if (kind < 910) {
            last = null;
            full = first;
        } else if (kind < 940) {
            first = null;
            full = last.toUpperCase(Locale.ROOT);
        } else if (kind < 960) {
            first = null;
            last = null;
            full = null;
        } else if (kind < 970) {
            first = "";
            last = "";
            full = "";
        } else if (kind < 990) {
            last = dice.pick(ODD_NAMES);
            full = last;
        } else {
            last = (last + " ").repeat(40).strip();
            full = first + " " + last;
        }
        return new Person(first, last, full, email, phone, address, company, culture);
    }

    private static String email(Dice dice, Culture.Name given, Culture.Name family, String number) {
        if (dice.percent(5)) {
            return null;
        }
        String first = given.ascii();
        String last = family.ascii();
        String local = switch (dice.below(6)) {
            case 0 -> first + "." + last + number;
            case 1 -> first.substring(0, 1) + last + number;
            case 2 -> last + "_" + first + number;
            case 3 -> capital(first) + "." + capital(last) + number;
            case 4 -> first + "+shop." + number;
            default -> (last + number).toUpperCase(Locale.ROOT);
        };
        return local + "@" + dice.pick(DOMAINS);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Person.Address address(Dice dice, Culture culture) {
        Culture.City city = dice.pick(culture.cities());
        String street = dice.pick(culture.streets());
        int number = street.indexOf('#');
        String line1 = number < 0
                ? street
                : street.substring(0, number) + (1 + dice.below(250)) + street.substring(number + 1);
        String line2 = dice.percent(15) ? "c/o " + dice.pick(COMPANIES) : null;
        return new Person.Address(
                filled(dice, line1), line2, city.name(), city.state(), filled(dice, city.postalCode()));
    }

    private static String phone(Dice dice, Culture culture) {
        String international = filled(dice, culture.phone());
        String digits = digits(international);
        return switch (dice.below(20)) {
            case 0 -> dice.pick(ODD_PHONES);
            case 1, 2, 3 -> international;
            case 4, 5 -> "00" + digits;
            case 6 -> digits;
            case 7 -> national(international);
            case 8 -> national(international) + " x" + dice.below(100);
            case 9 -> international.replace(' ', '.');
            default -> "+" + digits;
        };
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static String national(String international) {
        int space = international.indexOf(' ');
        return "0" + international.substring(space + 1);
    }

    /** The pattern with a digit for each #. */
    private static String filled(Dice dice, String pattern) {
        if (pattern.indexOf('#') < 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder(pattern);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '#') {
                text.setCharAt(i, (char) ('0' + dice.below(10)));
            }
        }
        return text.toString();
    }
}
