package io.connectivityfabric.mapping;

import java.util.List;

/** Converters of money, and of how often it is due. */
final class MoneyConverters {

    private MoneyConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.with("money_minor", ValueType.ANY, ValueType.MONEY, MinorUnits::toMoney)
                        .optional("round")
                        .required("currency", "digits"),
                ConverterSpec.with("minor_to_major", ValueType.ANY, ValueType.TEXT, MinorUnits::toMajorText)
                        .required("currency", "digits"),
                ConverterSpec.with("major_to_minor", ValueType.ANY, ValueType.TEXT, MinorUnits::ofMajorText)
                        .optional("multiples")
                        .required("currency", "digits"),
                ConverterSpec.with("per_month", ValueType.ANY, ValueType.ANY, MonthlyAmount::converter)
                        .optional("quantity", "interval_count", "package_size", "package_rounding")
                        .required("interval"),
                ConverterSpec.with("money_major", ValueType.ANY, ValueType.MONEY, MajorUnits::reader)
                        .optional("currency")
                        .required("digits"),
                ConverterSpec.with("money_units", ValueType.MONEY, ValueType.NUMBER, MinorUnits::ofMoney)
                        .optional("multiples")
                        .required("digits"),
                ConverterSpec.simple("money_text", ValueType.MONEY, ValueType.TEXT, MajorUnits::text),
                ConverterSpec.with("hs_tiers", ValueType.ANY, ValueType.RECORDS, HubSpotTiers::tiers)
                        .required("prices", "mode"),
                ConverterSpec.simple("hs_tier_currency", ValueType.ANY, ValueType.TEXT, HubSpotTiers::currency),
                ConverterSpec.simple("to_hs_tier_ranges", ValueType.RECORDS, ValueType.TEXT, HubSpotTierWriter::ranges),
                ConverterSpec.with("to_hs_tier_prices", ValueType.RECORDS, ValueType.TEXT, HubSpotTierWriter::prices)
                        .required("mode", "currency"),
                ConverterSpec.with("to_hs_pricing_model", ValueType.RECORDS, ValueType.TEXT, HubSpotTierWriter::model)
                        .required("mode"),
                ConverterSpec.with("recurrence", ValueType.ANY, ValueType.RECORD, Recurrences::reader)
                        .required("table"),
                ConverterSpec.with("recurrence_word", ValueType.RECORD, ValueType.TEXT, Recurrences::wordWriter)
                        .required("table"),
                ConverterSpec.with("recurrence_iso", ValueType.RECORD, ValueType.TEXT, Recurrences::isoWriter)
                        .required("table"));
    }
}
