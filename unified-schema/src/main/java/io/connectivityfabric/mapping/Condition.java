package io.connectivityfabric.mapping;

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

    /** Holds if the value, as text, is this one. */
    static Condition is(Expr.At at, String expected) {
        return scope -> {
            Object value = value(at, scope);
            return value != null && value.toString().equals(expected);
        };
    }

    /** Holds if both have the same value; not if one has none. */
    static Condition same(Expr.At one, Expr.At other) {
        return scope -> {
            Object value = value(one, scope);
            return value != null && value.equals(value(other, scope));
        };
    }

    default Condition not() {
        return scope -> !holds(scope);
    }

    default Condition and(Condition other) {
        return scope -> holds(scope) && other.holds(scope);
    }

    private static Object value(Expr.At at, Scope scope) {
        return at.accessor().get(at.path().fromRoot() ? scope.root() : scope.here());
    }
}
