package io.connectivityfabric.mapping;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The converters that mapping files can name. */
final class Converters {

    private static final Map<String, ConverterSpec> ALL = new TreeMap<>();

    static {
        Stream.of(
                        TextConverters.all(),
                        ContactConverters.all(),
                        NumberConverters.all(),
                        TimeConverters.all(),
                        MoneyConverters.all(),
                        ListConverters.all(),
                        EventConverters.all())
                .flatMap(List::stream)
                .forEach(spec -> ALL.put(spec.name(), spec));
    }

    private Converters() {}

    /** All of them, by name. */
    static Map<String, ConverterSpec> all() {
        return ALL;
    }

    /** Names of those that are made for a type. */
    static List<String> taking(ValueType type) {
        return ALL.values().stream()
                .filter(spec -> spec.takes() != ValueType.ANY && spec.converts(type))
                .map(ConverterSpec::name)
                .toList();
    }

    /** Names of those that give a type. */
    static List<String> giving(ValueType type) {
        return ALL.values().stream()
                .filter(spec -> spec.gives() == type)
                .map(ConverterSpec::name)
                .toList();
    }
}
