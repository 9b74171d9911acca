package io.connectivityfabric.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A person's full name, cut into given and family name by custom, not by knowledge: whoever writes the parts somewhere
 * must not replace better ones with them.
 *
 * @param given given names, or null
 * @param family family name with its particles, or null
 */
public record PersonName(String given, String family) {

    /** No East Asian letter is below: looking up the script of a letter is slow. */
    private static final int EAST_ASIAN = 0x1100;

    /** The same name fills several fields of a record, one after the other. */
    private static volatile Parsed lastParsed;

    private record Parsed(String fullName, PersonName name) {}

    /** Of a text that has no parts: blank, or an organization's name. */
    public static final PersonName NONE = new PersonName(null, null);

    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "sir",
            "dame",
            "rev",
            "fr",
            "herr",
            "frau",
            "hr",
            "fru",
            "mme",
            "mlle",
            "sr",
            "sra",
            "srta",
            "dott",
            "ing",
            "dipl.-ing");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md", "m.d", "esq", "mba", "cpa", "dds");
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "ten",
            "ter", "zu", "zur", "vom", "af", "av", "bin", "ibn", "al", "el", "san", "st", "mac", "mc", "'t", "y", "e");
    private static final Set<String> LEGAL_FORMS = Set.of(
            "inc",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "co",
            "company",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "mbh",
            "e.v",
            "ev",
            "sa",
            "s.a",
            "sas",
            "sarl",
            "s.a.r.l",
            "srl",
            "s.r.l",
            "spa",
            "s.p.a",
            "sl",
            "s.l",
            "bv",
            "b.v",
            "nv",
            "n.v",
            "ab",
            "as",
            "a/s",
            "aps",
            "oy",
            "oyj",
            "kft",
            "sro",
            "s.r.o",
            "sp.z.o.o",
            "pty",
            "pte",
            "kk",
            "k.k",
            "lda",
            "ltda",
            "gbr",
            "foundation",
            "association",
            "university");

    /**
     * Cuts a full name. One word is a given name; the last word is the family name, together with the particles before
     * it; "Family, Given" is turned round; titles and suffixes belong to neither; in Chinese, Japanese and Korean
     * writing the family name comes first, and without a blank nothing is cut. An organization's name has no parts.
     */
    public static PersonName parse(String fullName) {
        Parsed last = lastParsed;
        if (last == null || !Objects.equals(last.fullName(), fullName)) {
            last = new Parsed(fullName, cut(fullName));
            lastParsed = last;
        }
        return last.name();
    }

    private static PersonName cut(String fullName) {
        String name = Texts.trimToNull(fullName);
        if (name == null || isOrganization(name)) {
            return NONE;
        }
        int comma = name.indexOf(',');
        if (comma > 0 && isOrganization(name.substring(0, comma))) {
            return NONE;
        }
        if (comma > 0
                && comma == name.lastIndexOf(',')
                && !isSuffix(name.substring(comma + 1).strip())) {
            return new PersonName(
                    joined(bare(words(name.substring(comma + 1)))), joined(bare(words(name.substring(0, comma)))));
        }
        List<String> words = bare(words(name));
        if (words.size() <= 1) {
            return new PersonName(joined(words), null);
        }
        if (isFamilyFirst(name)) {
            return new PersonName(joined(words.subList(1, words.size())), words.get(0));
        }
        int family = words.size() - 1;
        while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
            family--;
        }
        if (family == 1 && PARTICLES.contains(words.get(0))) {
            return new PersonName(null, joined(words));
        }
        return new PersonName(joined(words.subList(0, family)), joined(words.subList(family, words.size())));
    }

    /** A full name of its parts, either of which may be missing: in the order in which {@link #parse} cuts it. */
    public static String join(String givenName, String familyName) {
        String given = Texts.trimToNull(givenName);
        String family = Texts.trimToNull(familyName);
        if (given == null || family == null) {
            return given == null ? family : given;
        }
        return isFamilyFirst(given + family) ? family + " " + given : given + " " + family;
    }

    /** Whether a name ends in a legal form of organizations: Inc., GmbH, S.A. */
    public static boolean isOrganization(String name) {
        int end = name.length();
        while (end > 0 && isBetweenWords(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isBetweenWords(name.charAt(start - 1))) {
            start--;
        }
        for (int i = 0; i < start; i++) {
            if (!isBetweenWords(name.charAt(i))) {
                return isLegalForm(name.substring(start, end));
            }
        }
        // One word, or none.
        return false;
    }

    /** Two letters are a family name in some places (Co, Sá): as a legal form they stand in capitals or with a dot. */
    private static boolean isLegalForm(String word) {
        String plain = plain(word);
        return LEGAL_FORMS.contains(plain)
                && (plain.length() > 2 || word.endsWith(".") || word.equals(word.toUpperCase(Locale.ROOT)));
    }

    /** The words between blanks and commas. By hand: a name is in every record. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isBetweenWords(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static boolean isBetweenWords(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static List<String> bare(List<String> words) {
        int from = 0;
        int to = words.size();
        while (to - from > 1 && TITLES.contains(plain(words.get(from)))) {
            from++;
        }
        while (to - from > 1 && isSuffix(words.get(to - 1))) {
            to--;
        }
        return words.subList(from, to);
    }

    private static boolean isSuffix(String word) {
        return SUFFIXES.contains(plain(word));
    }

    private static boolean isFamilyFirst(String name) {
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (Character.isLetter(c) && (c < EAST_ASIAN || !isEastAsian(c))) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isEastAsian(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String joined(List<String> words) {
        return switch (words.size()) {
            case 0 -> null;
            case 1 -> words.get(0);
            default -> String.join(" ", words);
        };
    }
}
