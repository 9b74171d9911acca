package io.connectivityfabric.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers, always exact: never through double. */
public final class Numbers {

    // 1e999999999 is ten bytes as text and a gigabyte as plain digits.
    private static final int MAX_DIGITS = 1000;

    // Of a number as text, with commas and all. To read a megabyte of digits would take minutes.
    private static final int MAX_LENGTH = 2 * MAX_DIGITS;

    // Two commas, or one and a point: 1,234 alone may be a thousand or one and a fraction.
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,}|[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");

    private Numbers() {}

    /**
     * The exact value of a JSON number, or of text that is one. (A {@code double} comes only from unified fields that are
     * one themselves; it is the number of its shortest text.)
     *
     * @throws ConversionException if it is none
     */
    public static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return bounded(decimal);
        }
        if (value instanceof Long || value instanceof Integer) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double fraction && Double.isFinite(fraction)) {
            return BigDecimal.valueOf(fraction);
        }
        if (value instanceof String text) {
            return ofText(text.strip());
        }
        throw new ConversionException("is no number");
    }

    /** Text may have a comma between every three digits, as people type it, if it is clear what is meant. */
    private static BigDecimal ofText(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ConversionException("is no number of at most " + MAX_DIGITS + " digits");
        }
        String digits = text.indexOf(',') >= 0 && GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        try {
            return bounded(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            throw new ConversionException("is no number");
        }
    }

    /**
     * A whole number.
     *
     * @throws ConversionException if it has a fraction or does not fit 64 bits
     */
    public static long integer(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        try {
            return decimal(value).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new ConversionException("is no whole number of at most 64 bits");
        }
    }

    /** Plain digits without exponent or superfluous zeros: {@code 1e3} is {@code 1000}, {@code 1.50} is {@code 1.5}. */
    public static String plainText(Object value) {
        BigDecimal decimal = decimal(value);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal bounded(BigDecimal decimal) {
        if (Math.abs((long) decimal.precision() - decimal.scale()) > MAX_DIGITS || decimal.scale() > MAX_DIGITS) {
            throw new ConversionException("is no number of at most " + MAX_DIGITS + " digits");
        }
        return decimal;
    }
}
