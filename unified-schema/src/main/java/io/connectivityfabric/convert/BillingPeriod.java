package io.connectivityfabric.convert;

import java.time.DateTimeException;
import java.time.Period;

/**
 * How often something recurs, in one unit. The unit is the largest that fits, so that equal periods are equal: twelve
 * months are a year, fourteen days two weeks.
 *
 * @param count at least 1
 */
public record BillingPeriod(Unit unit, int count) {

    /** The units, named as in the vocabulary {@code RecurrenceInterval}. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        /** The unit of this name; null if there is none. */
        public static Unit named(String name) {
            for (Unit unit : values()) {
                if (unit.name().equals(name)) {
                    return unit;
                }
            }
            return null;
        }
    }

    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_WEEK = 7;

    /**
     * The same period in the largest unit that fits.
     *
     * @throws IllegalArgumentException if {@code count} is not above 0
     */
    public static BillingPeriod of(Unit unit, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A period has at least one unit");
        }
        if (unit == Unit.MONTH && count % MONTHS_OF_YEAR == 0) {
            return new BillingPeriod(Unit.YEAR, count / MONTHS_OF_YEAR);
        }
        if (unit == Unit.DAY && count % DAYS_OF_WEEK == 0) {
            return new BillingPeriod(Unit.WEEK, count / DAYS_OF_WEEK);
        }
        return new BillingPeriod(unit, count);
    }

    /**
     * The period of an ISO 8601 text such as {@code P12M}, {@code P2W} or {@code P1Y6M}.
     *
     * @return null if the text is none, or one of months and days together, which no single unit can say
     */
    public static BillingPeriod parse(String text) {
        Period period;
        try {
            period = Period.parse(text);
        } catch (DateTimeException noPeriod) {
            return null;
        }
        long months = period.toTotalMonths();
        int days = period.getDays();
        if (months > 0 && months <= Integer.MAX_VALUE && days == 0) {
            return of(Unit.MONTH, (int) months);
        }
        return months == 0 && days > 0 ? of(Unit.DAY, days) : null;
    }

    /** The ISO 8601 text: {@code P1Y}. */
    public String iso() {
        return "P" + count + unit.name().charAt(0);
    }
}
