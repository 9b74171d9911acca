package io.connectivityfabric.mapping;

/**
 * A compiled path. Gives text, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code BigDecimal}, {@code Date}, a part
 * (JSON object or list, struct, list, map), or null where there is nothing.
 */
@FunctionalInterface
interface Accessor {

    Object get(Object from);
}
