package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Emails;
import io.connectivityfabric.convert.Phones;
import io.connectivityfabric.convert.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Lists of e-mail addresses and phone numbers, each with its original text where that differs. */
final class ContactPoints {

    private static final String SEPARATOR = ";";

    private final Schema schema;
    private final Field value;
    private final Field raw;
    private final Field type;
    private final Field primary;
    private final String typeName;
    private final boolean isPrimary;

    private ContactPoints(Arguments arguments) {
        this.schema = arguments.target().schema().valueSchema();
        this.value = Slots.of(schema, "value");
        this.raw = Slots.of(schema, "raw");
        this.type = Slots.of(schema, "type");
        this.primary = Slots.of(schema, "primary");
        this.typeName = arguments.text("type", null);
        this.isPrimary = arguments.flag("primary");
    }

    /** Addresses out of a text with {@code ;} between them, or a list. */
    static Converter emails(Arguments arguments) {
        ContactPoints points = new ContactPoints(arguments);
        return (found, scope) -> points.of(found, Emails::normalize);
    }

    /** Numbers out of a text with {@code ;} between them, or a list. */
    static Converter phones(Arguments arguments) {
        ContactPoints points = new ContactPoints(arguments);
        Expr country = arguments.path("country");
        return (found, scope) -> points.of(found, text -> Phones.e164(text, () -> Scalars.country(country, scope)));
    }

    /** The value of the first one of a type. */
    static Converter ofType(Arguments arguments) {
        String wanted = arguments.text("type", null);
        return (found, scope) -> {
            for (Object point : (List<?>) found) {
                if (point instanceof Struct struct && wanted.equals(struct.getString("type"))) {
                    return struct.getString("value");
                }
            }
            return null;
        };
    }

    private List<Struct> of(Object found, UnaryOperator<String> normalize) {
        if (found instanceof String one && !one.contains(SEPARATOR)) {
            String text = Texts.trimToNull(one);
            return text == null ? List.of() : List.of(point(normalize.apply(text), text));
        }
        Map<String, Struct> points = new LinkedHashMap<>();
        for (String texts : Scalars.texts(found)) {
            for (String text : Texts.list(texts, SEPARATOR)) {
                String normal = normalize.apply(text);
                points.computeIfAbsent(normal, unused -> point(normal, text));
            }
        }
        return new ArrayList<>(points.values());
    }

    private Struct point(String normal, String original) {
        Struct point = new Struct(schema).put(value, normal).put(primary, isPrimary);
        if (!normal.equals(original)) {
            point.put(raw, original);
        }
        return typeName == null ? point : point.put(type, typeName);
    }
}
