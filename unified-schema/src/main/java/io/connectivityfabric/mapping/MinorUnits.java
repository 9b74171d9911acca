package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Numbers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Money that a provider gives in a currency's smallest unit. How many digits that is, is the provider's own affair (Stripe
 * gives ISK with two), so its mapping brings the table: {@code digits: {default: 2, JPY: 0}}.
 */
final class MinorUnits {

    /** ISO 4217 for "no currency". */
    private static final String NO_CURRENCY = "XXX";

    private static final String DEFAULT = "default";

    private MinorUnits() {}

    static Converter converter(Arguments arguments) {
        Schema schema = arguments.target().schema();
        Field units = schema.field("minor_units");
        Field code = schema.field("currency");
        Field scale = schema.field("scale");
        Expr currency = arguments.path("currency");
        Map<String, Integer> digits = arguments.table("digits").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Integer.valueOf(entry.getValue().toString())));
        int otherwise = digits.getOrDefault(DEFAULT, 2);
        return (value, scope) -> {
            String given = Scalars.text(currency.eval(scope));
            String iso = given == null || given.isBlank()
                    ? NO_CURRENCY
                    : given.strip().toUpperCase(Locale.ROOT);
            return new Struct(schema)
                    .put(units, Numbers.integer(value))
                    .put(code, iso)
                    .put(scale, digits.getOrDefault(iso, otherwise));
        };
    }
}
