package io.connectivityfabric.mapping;

/**
 * A rule, compiled.
 *
 * @param type what it gives
 * @param free whether its text may be anything, so that it cannot fill a field with a vocabulary
 */
record Compiled(Expr expr, ValueType type, boolean free) {

    Compiled with(Expr other) {
        return new Compiled(other, type, free);
    }
}
