package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Makes Money of amounts in the currency of the record in hand. */
final class MoneyRecords {

    private final Schema schema;
    private final Field units;
    private final Field code;
    private final Field scale;
    private final CurrencyDigits currencies;

    /** From the arguments {@code currency} and {@code digits}. */
    MoneyRecords(Arguments arguments) {
        this.schema = arguments.target().schema();
        this.units = Slots.of(schema, "minor_units");
        this.code = Slots.of(schema, "currency");
        this.scale = Slots.of(schema, "scale");
        this.currencies = new CurrencyDigits(arguments);
    }

    /** As {@link CurrencyDigits#currency}. */
    String currency(Scope scope) {
        return currencies.currency(scope);
    }

    /** As {@link CurrencyDigits#digits}. */
    int digits(String iso) {
        return currencies.digits(iso);
    }

    /**
     * @param digitsOfUnits scale of {@code minorUnits}
     */
    Struct of(long minorUnits, String iso, int digitsOfUnits) {
        return new Struct(schema).put(units, minorUnits).put(code, iso).put(scale, digitsOfUnits);
    }

    /**
     * What Money comes to, in whole units of its currency.
     *
     * @throws io.connectivityfabric.convert.ConversionException if its scale is beyond all amounts
     */
    static BigDecimal amount(Struct money) {
        return Numbers.decimal(BigDecimal.valueOf(money.getInt64("minor_units"), money.getInt32("scale")));
    }
}
