package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Domains;
import io.connectivityfabric.convert.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Converters of lists, as such or as text with separators. */
final class ListConverters {

    private static final String SEPARATOR = ";";

    private ListConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.simple(
                        "tags", ValueType.ANY, ValueType.TEXT_LIST, value -> Texts.tags(Scalars.texts(value))),
                ConverterSpec.with("list", ValueType.ANY, ValueType.TEXT_LIST, ListConverters::list)
                        .optional("separator"),
                ConverterSpec.simple("domains", ValueType.ANY, ValueType.TEXT_LIST, ListConverters::domains),
                ConverterSpec.with("other_ids", ValueType.ANY, ValueType.TEXT_LIST, ListConverters::otherIds)
                        .required("than"),
                ConverterSpec.with("limit", ValueType.TEXT_LIST, ValueType.TEXT_LIST, ListConverters::limit)
                        .required("count"),
                ConverterSpec.with("join", ValueType.ANY, ValueType.TEXT, ListConverters::join)
                        .optional("separator", "without"));
    }

    private static Converter list(Arguments arguments) {
        String separators = arguments.text("separator", SEPARATOR);
        return (value, scope) -> items(value, separators).distinct().toList();
    }

    private static List<String> domains(Object value) {
        return items(value, SEPARATOR).map(Domains::normalize).distinct().toList();
    }

    /** Ids without what follows a colon (older lists of HubSpot have {@code id:time}), and without the object's own. */
    private static Converter otherIds(Arguments arguments) {
        Expr own = arguments.path("than");
        return (value, scope) -> {
            String self = Scalars.text(own.eval(scope));
            Set<String> ids = new LinkedHashSet<>();
            for (String text : Scalars.texts(value)) {
                for (String item : Texts.list(text, SEPARATOR)) {
                    int colon = item.indexOf(':');
                    ids.add(colon < 0 ? item : item.substring(0, colon).strip());
                }
            }
            ids.remove("");
            ids.remove(self);
            return List.copyOf(ids);
        };
    }

    private static Converter limit(Arguments arguments) {
        int count = arguments.number("count");
        return (value, scope) -> Scalars.texts(value).stream().limit(count).toList();
    }

    private static Converter join(Arguments arguments) {
        String separator = arguments.text("separator", SEPARATOR);
        Expr without = arguments.path("without");
        return (value, scope) -> {
            String left =
                    without == null || without.eval(scope) instanceof Absent ? null : Scalars.text(without.eval(scope));
            return Texts.join(
                    Scalars.texts(value).stream()
                            .filter(text -> !text.equals(left))
                            .toList(),
                    separator);
        };
    }

    private static Stream<String> items(Object value, String separators) {
        return Scalars.texts(value).stream().flatMap(text -> Texts.list(text, separators).stream());
    }
}
