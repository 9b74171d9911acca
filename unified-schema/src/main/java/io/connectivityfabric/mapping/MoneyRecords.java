package io.connectivityfabric.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Makes Money of amounts in a currency that stands at a path of its own. How many digits a currency has, its mapping says
 * by a table: {@code digits: {default: 2, JPY: 0}}.
 */
final class MoneyRecords {

    /** ISO 4217 for "no currency". */
    static final String NO_CURRENCY = "XXX";

    private static final String DEFAULT = "default";

    private final Schema schema;
    private final Field units;
    private final Field code;
    private final Field scale;
    private final Expr currency;
    private final Map<String, Integer> digits;
    private final int otherwise;

    /** From the arguments {@code currency} (left out: no currency) and {@code digits}. */
    MoneyRecords(Arguments arguments) {
        this.schema = arguments.target().schema();
        this.units = schema.field("minor_units");
        this.code = schema.field("currency");
        this.scale = schema.field("scale");
        this.currency = arguments.path("currency");
        this.digits = arguments.table("digits").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Integer.valueOf(entry.getValue().toString())));
        this.otherwise = digits.getOrDefault(DEFAULT, 2);
    }

    /** The currency of the record in hand, upper case; {@link #NO_CURRENCY} if it names none. */
    String currency(Scope scope) {
        String given = currency == null ? null : Scalars.text(currency.eval(scope));
        return given == null || given.isBlank() ? NO_CURRENCY : given.strip().toUpperCase(Locale.ROOT);
    }

    /** Digits of a currency's smallest unit. */
    int digits(String iso) {
        return digits.getOrDefault(iso, otherwise);
    }

    Struct of(long minorUnits, String iso, int digitsOfUnits) {
        return new Struct(schema).put(units, minorUnits).put(code, iso).put(scale, digitsOfUnits);
    }
}
