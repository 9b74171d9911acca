package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import java.util.Set;

/** When a rule applies. */
@FunctionalInterface
interface Condition {

    boolean holds(Scope scope);

    /** Holds if there is a value, and not just blanks. */
    static Condition present(Expr.At at) {
        return scope -> {
            Object value = value(at, scope);
            return value != null && !(value instanceof String text && text.isBlank());
        };
    }

    /** Holds if the value, as text, is one of these. */
    static Condition in(Expr.At at, Set<String> expected) {
        return scope -> {
            Object value = value(at, scope);
            return value != null && expected.contains(text(value));
        };
    }

    /**
     * Holds if the value is a number greater than this one; not if there is none.
     *
     * @throws io.connectivityfabric.convert.ConversionException when it is asked about what is no number
     */
    static Condition above(Expr.At at, BigDecimal limit) {
        return scope -> {
            Object value = value(at, scope);
            return !Scalars.isBlank(value) && Numbers.decimal(value).compareTo(limit) > 0;
        };
    }

    /** Holds if both have the same value; not if one has none. */
    static Condition same(Expr.At one, Expr.At other) {
        return scope -> {
            Object value = value(one, scope);
            Object second = value(other, scope);
            return value != null && second != null && text(value).equals(text(second));
        };
    }

    /** A value as it is compared: equal numbers are the same however they are written. */
    private static String text(Object value) {
        if (value instanceof JsonNode) {
            throw Scalars.mismatch(value, "a single value");
        }
        return value instanceof Number ? Numbers.plainText(value) : value.toString();
    }

    default Condition not() {
        return scope -> !holds(scope);
    }

    default Condition and(Condition other) {
        return scope -> holds(scope) && other.holds(scope);
    }

    default Condition or(Condition other) {
        return scope -> holds(scope) || other.holds(scope);
    }

    private static Object value(Expr.At at, Scope scope) {
        return at.accessor().get(at.path().fromRoot() ? scope.root() : scope.here());
    }
}
