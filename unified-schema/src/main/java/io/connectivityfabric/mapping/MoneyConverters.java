package io.connectivityfabric.mapping;

import java.util.List;

/** Converters of money, and of how often it is due. */
final class MoneyConverters {

    private MoneyConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.with("money_minor", ValueType.ANY, ValueType.MONEY, MinorUnits::converter)
                        .required("currency", "digits"),
                ConverterSpec.with("money_major", ValueType.ANY, ValueType.MONEY, MajorUnits::reader)
                        .optional("currency")
                        .required("digits"),
                ConverterSpec.simple("money_text", ValueType.MONEY, ValueType.TEXT, MajorUnits::text),
                ConverterSpec.with("recurrence", ValueType.ANY, ValueType.RECORD, Recurrences::reader)
                        .required("table"),
                ConverterSpec.with("recurrence_word", ValueType.RECORD, ValueType.TEXT, Recurrences::wordWriter)
                        .required("table"),
                ConverterSpec.with("recurrence_iso", ValueType.RECORD, ValueType.TEXT, Recurrences::isoWriter)
                        .required("table"));
    }
}
