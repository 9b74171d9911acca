package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import java.util.function.BinaryOperator;

/**
 * One number out of a list: what a rule gives for each entry, in one. Without a list there is none. An entry to which the
 * rule does not apply is left out; one for which it has no value makes the whole unknown, since the rest alone would be
 * wrong.
 *
 * @param start of an empty list; null if there is nothing to say of it
 */
record Aggregate(Expr.At list, Expr entry, BinaryOperator<BigDecimal> combine, BigDecimal start) implements Expr {

    /** Keys of rules that make one. */
    enum Kind {
        SUM(BigDecimal::add, BigDecimal.ZERO),
        LEAST(BigDecimal::min, null),
        GREATEST(BigDecimal::max, null);

        private final BinaryOperator<BigDecimal> combine;
        private final BigDecimal start;

        Kind(BinaryOperator<BigDecimal> combine, BigDecimal start) {
            this.combine = combine;
            this.start = start;
        }

        Aggregate of(Expr.At list, Expr entry) {
            return new Aggregate(list, entry, combine, start);
        }
    }

    @Override
    public Object eval(Scope scope) {
        Iterable<Scope> entries = ReadParts.entries(list, scope);
        if (entries == null) {
            return null;
        }
        BigDecimal result = start;
        for (Scope inside : entries) {
            Object value = entry.eval(inside);
            if (value == null) {
                return null;
            }
            if (!(value instanceof Absent)) {
                BigDecimal number = Numbers.decimal(value);
                result = result == null ? number : combine.apply(result, number);
            }
        }
        return result;
    }
}
