package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Domains;
import io.connectivityfabric.convert.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Converters of plain text. */
final class TextConverters {

    private TextConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.text("text", text -> text.isEmpty() ? null : text),
                ConverterSpec.text("trim_to_null", Texts::trimToNull),
                ConverterSpec.text("upper", TextConverters::upper),
                ConverterSpec.text("lower", text -> text.toLowerCase(Locale.ROOT)),
                ConverterSpec.text("first_line", Texts::firstLine),
                ConverterSpec.text("other_lines", Texts::otherLines),
                ConverterSpec.text("domain", Domains::normalize),
                ConverterSpec.with("lookup", ValueType.ANY, ValueType.TEXT, TextConverters::lookup)
                        .optional("otherwise")
                        .required("table"),
                ConverterSpec.simple("ref_id", ValueType.ANY, ValueType.TEXT, Scalars::id),
                ConverterSpec.with("part", ValueType.ANY, ValueType.TEXT, TextConverters::part)
                        .optional("number")
                        .required("separator"));
    }

    /** Character by character, which takes no longer for any text; so ß stays. */
    private static String upper(String text) {
        String trimmed = Texts.trimToNull(text);
        if (trimmed == null) {
            return null;
        }
        StringBuilder upper = new StringBuilder(trimmed.length());
        trimmed.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
        return upper.toString();
    }

    private static Converter lookup(Arguments arguments) {
        Map<String, Object> table = arguments.table("table");
        String otherwise = arguments.text("otherwise", null);
        arguments.comparable("table", table.keySet());
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

    private static Converter part(Arguments arguments) {
        Pattern separator = Pattern.compile(arguments.text("separator", ""), Pattern.LITERAL);
        int number = arguments.number("number");
        return (value, scope) -> {
            String[] parts = separator.split(Scalars.text(value), -1);
            int wanted = number == 0 ? parts.length : number;
            return parts.length < wanted ? null : Texts.trimToNull(parts[wanted - 1]);
        };
    }
}
