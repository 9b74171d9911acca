package io.connectivityfabric.mapping;

/** A conversion with its arguments bound. */
@FunctionalInterface
interface Converter {

    /**
     * @param value never null
     * @throws io.connectivityfabric.convert.ConversionException if it cannot take the value
     */
    Object convert(Object value, Scope scope);
}
