package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Struct;

/** Money that a provider gives as a decimal of whole units: {@code 10.99}, as text or number. */
final class MajorUnits {

    private MajorUnits() {}

    /** Into Money with the digits of its currency, or with more if the amount is finer: nothing is rounded. */
    static Converter reader(Arguments arguments) {
        MoneyRecords money = new MoneyRecords(arguments);
        return (value, scope) -> {
            if (value instanceof String text && text.isBlank()) {
                return null;
            }
            BigDecimal amount = Numbers.decimal(value).stripTrailingZeros();
            String currency = money.currency(scope);
            int digits = Math.max(money.digits(currency), amount.scale());
            return money.of(minorUnits(amount, digits), currency, digits);
        };
    }

    /** Out of Money: {@code 10.99} of 1099 with scale 2. */
    static String text(Object value) {
        Struct money = (Struct) value;
        return MoneyRecords.amount(money).toPlainString();
    }

    private static long minorUnits(BigDecimal amount, int digits) {
        try {
            return amount.movePointRight(digits).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new ConversionException("does not fit 64 bits in its smallest unit");
        }
    }
}
