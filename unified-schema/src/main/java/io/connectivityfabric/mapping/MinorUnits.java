package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** Amounts that a provider gives in a currency's smallest unit. */
final class MinorUnits {

    // A sum of parts of which some have no end (a twelfth of a year's price) is a hair off; one that lies half way
    // between
    // two units must not fall to the wrong side of it.
    private static final int SAFE_DIGITS = 20;

    private MinorUnits() {}

    /** Money. What is finer than the smallest unit gets a larger scale, or is rounded half up if {@code round} says so. */
    static Converter toMoney(Arguments arguments) {
        MoneyRecords money = new MoneyRecords(arguments);
        boolean round = arguments.flag("round");
        return (value, scope) -> {
            String currency = money.currency(scope);
            int digits = money.digits(currency);
            if (value instanceof Long units) {
                return money.of(units, currency, digits);
            }
            BigDecimal amount = Numbers.decimal(value);
            BigDecimal exact = round ? rounded(amount) : withoutZeros(amount);
            return money.of(Numbers.integer(exact.unscaledValue()), currency, digits + exact.scale());
        };
    }

    /** The amount in whole units of the currency, as plain decimal text: {@code 0.05} cents are {@code 0.0005} dollars. */
    static Converter toMajorText(Arguments arguments) {
        CurrencyDigits currencies = new CurrencyDigits(arguments);
        return (value, scope) ->
                Numbers.plainText(Numbers.decimal(value).movePointLeft(currencies.digits(currencies.currency(scope))));
    }

    /**
     * The reverse of {@link #toMajorText}. Currencies in {@code multiples} are rounded half up to what the provider takes:
     * {@code KWD: 10} for one whose last digit must be 0.
     */
    static Converter ofMajorText(Arguments arguments) {
        CurrencyDigits currencies = new CurrencyDigits(arguments);
        Map<String, Integer> multiples = arguments.numbers("multiples");
        return (value, scope) -> {
            String currency = currencies.currency(scope);
            BigDecimal amount = Numbers.decimal(value).movePointRight(currencies.digits(currency));
            Integer multiple = multiples.get(currency);
            return Numbers.plainText(multiple == null ? amount : toMultiple(amount, BigDecimal.valueOf(multiple)));
        };
    }

    /**
     * Money in the smallest units that the provider counts in, which may be others than those of the record. Currencies in
     * {@code multiples} are rounded as in {@link #ofMajorText}; of others nothing is.
     */
    static Converter ofMoney(Arguments arguments) {
        CurrencyDigits currencies = new CurrencyDigits(arguments);
        Map<String, Integer> multiples = arguments.numbers("multiples");
        return (value, scope) -> {
            Struct money = (Struct) value;
            String currency = money.getString("currency");
            BigDecimal amount = MoneyRecords.amount(money).movePointRight(currencies.digits(currency));
            Integer multiple = multiples.get(currency);
            return Numbers.integer(multiple == null ? amount : toMultiple(amount, BigDecimal.valueOf(multiple)));
        };
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(SAFE_DIGITS, RoundingMode.HALF_EVEN).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal withoutZeros(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal toMultiple(BigDecimal amount, BigDecimal multiple) {
        return amount.divide(multiple, 0, RoundingMode.HALF_UP).multiply(multiple);
    }
}
