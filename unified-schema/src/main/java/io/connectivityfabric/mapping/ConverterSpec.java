package io.connectivityfabric.mapping;

import java.util.Set;
import java.util.function.Function;

/**
 * A converter as mapping files know it.
 *
 * @param takes what it can convert; {@link ValueType#ANY} if it sees to that itself
 * @param arguments names of what it may be given
 * @param required names of what it must be given
 */
record ConverterSpec(
        String name,
        ValueType takes,
        ValueType gives,
        Set<String> arguments,
        Set<String> required,
        Function<Arguments, Converter> factory) {}
