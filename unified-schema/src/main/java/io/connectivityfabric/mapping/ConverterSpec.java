package io.connectivityfabric.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
        Function<Arguments, Converter> factory) {

    /** One that makes text of text. */
    static ConverterSpec text(String name, UnaryOperator<String> conversion) {
        Converter converter = (value, scope) -> conversion.apply(Scalars.text(value));
        return with(name, ValueType.TEXT, ValueType.TEXT, arguments -> converter);
    }

    /** One without arguments. */
    static ConverterSpec simple(String name, ValueType takes, ValueType gives, Function<Object, Object> conversion) {
        Converter converter = (value, scope) -> conversion.apply(value);
        return with(name, takes, gives, arguments -> converter);
    }

    static ConverterSpec with(String name, ValueType takes, ValueType gives, Function<Arguments, Converter> factory) {
        return new ConverterSpec(name, takes, gives, Set.of(), Set.of(), factory);
    }

    /** Whether it can take what is of a type; what takes text takes any single value as text. */
    boolean converts(ValueType type) {
        return takes == type
                || takes == ValueType.ANY
                || type == ValueType.ANY
                || takes == ValueType.TEXT && type.isSingle();
    }

    /** The same with arguments that may be left out. */
    ConverterSpec optional(String... names) {
        Set<String> all = new HashSet<>(arguments);
        all.addAll(Set.of(names));
        return new ConverterSpec(name, takes, gives, all, required, factory);
    }

    /** The same with arguments that it must be given. */
    ConverterSpec required(String... names) {
        Set<String> all = new HashSet<>(arguments);
        all.addAll(Set.of(names));
        return new ConverterSpec(name, takes, gives, all, Set.of(names), factory);
    }
}
