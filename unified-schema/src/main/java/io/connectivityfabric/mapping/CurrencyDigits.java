package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * In which currency the amounts of a record are, and how many digits its smallest unit has: from the arguments {@code
 * currency} (left out: none) and {@code digits}, a table such as {@code {default: 2, JPY: 0}}. The digits are the
 * provider's own affair: Stripe gives ISK with two.
 */
final class CurrencyDigits {

    /** ISO 4217 for "no currency". */
    static final String NO_CURRENCY = "XXX";

    private static final String DEFAULT = "default";

    // Three letters in ISO 4217; tokens that providers treat as currencies have more.
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3,5}");

    /** Codes of ISO 4217 by themselves and by their small letters: what nearly every amount has. */
    private static final Map<String, String> KNOWN = new HashMap<>();

    static {
        for (Currency known : Currency.getAvailableCurrencies()) {
            String code = known.getCurrencyCode();
            KNOWN.put(code, code);
            KNOWN.put(code.toLowerCase(Locale.ROOT), code);
        }
    }

    private final Expr currency;
    private final Map<String, Integer> digits;
    private final int otherwise;

    CurrencyDigits(Arguments arguments) {
        this.currency = arguments.path("currency");
        this.digits = arguments.numbers("digits");
        this.otherwise = digits.getOrDefault(DEFAULT, 2);
    }

    /**
     * The currency of the record in hand, upper case; {@link #NO_CURRENCY} if it names none.
     *
     * @throws ConversionException if it is none, or a partial record says nothing about it
     */
    String currency(Scope scope) {
        Object found = currency == null ? null : currency.eval(scope);
        if (found == Absent.NOT_ASSERTED) {
            throw new ConversionException("needs the currency, which the record's field_mask leaves out");
        }
        String given = found instanceof Absent ? null : Scalars.text(found);
        String known = given == null ? null : KNOWN.get(given);
        if (known != null) {
            return known;
        }
        if (Scalars.isBlank(given)) {
            return NO_CURRENCY;
        }
        String code = given.strip();
        if (!CODE.matcher(code).matches()) {
            throw new ConversionException("has a currency that is none; expected three letters such as EUR");
        }
        return code.toUpperCase(Locale.ROOT);
    }

    /** Digits of a currency's smallest unit. */
    int digits(String iso) {
        return digits.getOrDefault(iso, otherwise);
    }
}
