package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What a recurring price comes to in a month. A month is the twelfth part of a year of 365 days. The result is exact as
 * far as decimals go (30 digits after the point): it is for the sum to be rounded, not its parts.
 */
final class MonthlyAmount {

    private static final int DIGITS = 30;

    /** Months in an interval, as a fraction. */
    private record Months(long numerator, long denominator) {}

    private static final Map<String, Months> INTERVALS = Map.of(
            "day", new Months(12, 365),
            "week", new Months(84, 365),
            "month", new Months(1, 1),
            "year", new Months(12, 1));

    private final Expr quantity;
    private final Expr interval;
    private final Expr count;
    private final Expr packageSize;
    private final Expr packageRounding;

    private MonthlyAmount(Arguments arguments) {
        this.quantity = arguments.path("quantity");
        this.interval = arguments.path("interval");
        this.count = arguments.path("interval_count");
        this.packageSize = arguments.path("package_size");
        this.packageRounding = arguments.path("package_rounding");
    }

    /** Takes the amount of one unit, or of one package, per interval; null of an interval that is not known. */
    static Converter converter(Arguments arguments) {
        MonthlyAmount monthly = new MonthlyAmount(arguments);
        return (value, scope) -> monthly.of(Numbers.decimal(value), scope);
    }

    private BigDecimal of(BigDecimal amount, Scope scope) {
        Months months = interval.eval(scope) instanceof String name ? INTERVALS.get(name) : null;
        if (months == null) {
            return null;
        }
        BigDecimal intervals = positive(number(count, scope, BigDecimal.ONE), "interval count");
        return amount.multiply(units(scope))
                .multiply(BigDecimal.valueOf(months.denominator()))
                .divide(intervals.multiply(BigDecimal.valueOf(months.numerator())), DIGITS, RoundingMode.HALF_EVEN);
    }

    private BigDecimal units(Scope scope) {
        BigDecimal units = number(quantity, scope, BigDecimal.ONE);
        BigDecimal size = number(packageSize, scope, null);
        if (size == null) {
            return units;
        }
        boolean up = "up".equals(packageRounding == null ? null : packageRounding.eval(scope));
        return units.divide(positive(size, "package size"), 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private static BigDecimal number(Expr path, Scope scope, BigDecimal otherwise) {
        Object value = path == null ? null : path.eval(scope);
        return value == null || value instanceof Absent ? otherwise : Numbers.decimal(value);
    }

    private static BigDecimal positive(BigDecimal number, String what) {
        if (number.signum() <= 0) {
            throw new ConversionException("has an " + what + " that is not above 0");
        }
        return number;
    }
}
