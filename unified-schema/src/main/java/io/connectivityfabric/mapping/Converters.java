package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Countries;
import io.connectivityfabric.convert.Emails;
import io.connectivityfabric.convert.Languages;
import io.connectivityfabric.convert.Numbers;
import io.connectivityfabric.convert.PersonName;
import io.connectivityfabric.convert.Phones;
import io.connectivityfabric.convert.Texts;
import io.connectivityfabric.convert.TimeZones;
import io.connectivityfabric.convert.Times;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The converters that mapping files can name. */
final class Converters {

    private static final Map<String, ConverterSpec> ALL = new TreeMap<>();

    static {
        text("text", text -> text.isEmpty() ? null : text);
        text("trim_to_null", Texts::trimToNull);
        text("upper", text -> upper(Texts.trimToNull(text)));
        text("email", Emails::normalize);
        text("name_given", text -> PersonName.parse(text).given());
        text("name_family", text -> PersonName.parse(text).family());
        text("organization_name", Converters::organizationName);
        text("country_code", Countries::codeOf);
        text("country_name", Countries::englishName);
        text("country_text", text -> text.equals(Countries.codeOf(text)) ? null : Texts.trimToNull(text));
        text("locale_bcp47", Languages::bcp47);
        text("hs_language", text -> text.toLowerCase(Locale.ROOT));
        text("hs_timezone", TimeZones::ofHubSpot);
        text("to_hs_timezone", TimeZones::toHubSpot);
        text("first_line", Texts::firstLine);
        text("other_lines", Texts::otherLines);
        add("decimal_text", ValueType.ANY, ValueType.TEXT, a -> (v, s) -> v.equals("") ? null : Numbers.plainText(v));
        add("bool", ValueType.ANY, ValueType.BOOLEAN, a -> (v, s) -> Scalars.bool(v));
        add("name_derived", ValueType.ANY, ValueType.BOOLEAN, a -> (v, s) -> isSplit(Scalars.text(v)));
        add("epoch_seconds", ValueType.ANY, ValueType.TIME, a -> (v, s) -> Times.epochSeconds(v));
        add("hs_time", ValueType.ANY, ValueType.TIME, a -> (v, s) -> time(v));
        add("tags", ValueType.ANY, ValueType.TEXT_LIST, a -> (v, s) -> Texts.tags(Scalars.texts(v)));
        add("list", ValueType.ANY, ValueType.TEXT_LIST, Set.of("separator"), Set.of(), Converters::list);
        add("join", ValueType.TEXT_LIST, ValueType.TEXT, Set.of("separator"), Set.of(), Converters::join);
        add("lookup", ValueType.ANY, ValueType.TEXT, Set.of("table", "otherwise"), Set.of("table"), Converters::lookup);
        add("phone_e164", ValueType.ANY, ValueType.TEXT, Set.of("country"), Set.of(), Converters::phone);
        add(
                "email_points",
                ValueType.ANY,
                ValueType.CONTACT_POINTS,
                Set.of("type", "primary"),
                Set.of(),
                ContactPoints::emails);
        add(
                "contact_point",
                ValueType.CONTACT_POINTS,
                ValueType.TEXT,
                Set.of("type"),
                Set.of("type"),
                ContactPoints::ofType);
        add(
                "phone_points",
                ValueType.ANY,
                ValueType.CONTACT_POINTS,
                Set.of("type", "primary", "country"),
                Set.of(),
                ContactPoints::phones);
        add(
                "money_minor",
                ValueType.ANY,
                ValueType.MONEY,
                Set.of("currency", "digits"),
                Set.of("currency", "digits"),
                MinorUnits::converter);
    }

    private Converters() {}

    /** All of them, by name. */
    static Map<String, ConverterSpec> all() {
        return ALL;
    }

    /** Names of those that give a type. */
    static List<String> giving(ValueType type) {
        return ALL.values().stream()
                .filter(spec -> spec.gives() == type)
                .map(ConverterSpec::name)
                .toList();
    }

    private static void text(String name, Function<String, String> conversion) {
        add(name, ValueType.TEXT, ValueType.TEXT, arguments -> (value, scope) -> {
            String text = Scalars.text(value);
            return text == null ? null : conversion.apply(text);
        });
    }

    private static void add(String name, ValueType takes, ValueType gives, Function<Arguments, Converter> factory) {
        add(name, takes, gives, Set.of(), Set.of(), factory);
    }

    private static void add(
            String name,
            ValueType takes,
            ValueType gives,
            Set<String> arguments,
            Set<String> required,
            Function<Arguments, Converter> factory) {
        ALL.put(name, new ConverterSpec(name, takes, gives, arguments, required, factory));
    }

    private static String upper(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static boolean isSplit(String text) {
        return !PersonName.parse(text).equals(PersonName.NONE);
    }

    private static String organizationName(String text) {
        String name = Texts.trimToNull(text);
        return name != null && PersonName.isOrganization(name) ? name : null;
    }

    private static Date time(Object value) {
        return value instanceof String text && text.isBlank() ? null : Times.isoOrMillis(value);
    }

    private static Converter list(Arguments arguments) {
        String separators = arguments.text("separator", ";");
        return (value, scope) -> Scalars.texts(value).stream()
                .flatMap(text -> Texts.list(text, separators).stream())
                .distinct()
                .toList();
    }

    private static Converter join(Arguments arguments) {
        String separator = arguments.text("separator", ";");
        return (value, scope) -> Texts.join(Scalars.texts(value), separator);
    }

    private static Converter lookup(Arguments arguments) {
        Map<String, Object> table = arguments.table("table");
        String otherwise = arguments.text("otherwise", null);
        arguments.inVocabulary("table", List.copyOf(table.values()));
        if (otherwise != null) {
            arguments.inVocabulary("otherwise", List.of(otherwise));
        }
        return (value, scope) -> {
            String text = Scalars.text(value);
            if (text == null || text.isEmpty()) {
                return null;
            }
            Object found = table.get(text);
            return found == null ? otherwise : found.toString();
        };
    }

    private static Converter phone(Arguments arguments) {
        Expr country = arguments.path("country");
        return (value, scope) -> Phones.e164(Scalars.text(value), Scalars.country(country, scope));
    }
}
