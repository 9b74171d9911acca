package io.connectivityfabric.mapping;

/**
 * A rule, compiled.
 *
 * @param type what it gives
 * @param free whether its text may be anything, so that it cannot fill a field with a vocabulary
 * @param vocabulary name of the one that its text is of; null if it is of none
 */
record Compiled(Expr expr, ValueType type, boolean free, String vocabulary) {

    Compiled(Expr expr, ValueType type, boolean free) {
        this(expr, type, free, null);
    }

    Compiled with(Expr other) {
        return new Compiled(other, type, free, vocabulary);
    }
}
